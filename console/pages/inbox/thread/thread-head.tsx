// The head of a conversation: whose it is, how long the window is open, who cares for it, its labels, and the acts.

import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../../parts/icon.tsx';
import { useTeam } from '../../../session/by-whom.ts';
import { useMay, useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../inbox.module.css';
import { LabelMark } from '../label-mark.tsx';
import { WindowLeft } from '../window-left.tsx';
import { type Conversation, useLabels, useNameOf } from '../words.ts';
import { LabelMenu } from './label-menu.tsx';
import { useConversationActs } from './use-conversation-acts.ts';

/** The head. */
export function ThreadHead({ of }: { of: Conversation }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const may = useMay();
  const labels = useLabels().filter(one => of.labels.includes(one.id));
  return (
    <header className={styles.head}>
      <ActionIcon
        className={styles.back ?? ''}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('inbox.back')}
        renderRoot={props => <Link {...props} to="/inbox" search={({ card: _, ...search }) => search} />}
      >
        <Icon name="back" />
      </ActionIcon>
      <div className={styles.whose}>
        <h2>{nameOf(of)}</h2>
        <p>
          <WindowLeft until={of.window_until} />
          {labels.map(one => (
            <LabelMark key={one.id} of={one} />
          ))}
        </p>
      </div>
      <div className={styles.acts}>
        {may('conversations:write') && <Acts of={of} />}
        <ActionIcon
          className={styles.toCard ?? ''}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('inbox.card')}
          renderRoot={props => (
            <Link
              {...props}
              to="."
              search={({ card, ...search }) => ({ ...search, ...(card ? {} : { card: true }) })}
            />
          )}
        >
          <Icon name="person" />
        </ActionIcon>
      </div>
    </header>
  );
}

function Acts({ of }: { of: Conversation }) {
  const { t } = useText();
  const { close, reopen, leaveUnread } = useConversationActs(of);
  return (
    <>
      <AssignMenu of={of} />
      <LabelMenu of={of} />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('inbox.leave-unread')} onClick={leaveUnread}>
        <Icon name="unread" />
      </ActionIcon>
      {of.state === 'open' ? (
        <Button size="compact-sm" variant="default" leftSection={<Icon name="check" size={16} />} onClick={close}>
          {t('inbox.close')}
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" onClick={reopen}>
          {t('inbox.reopen')}
        </Button>
      )}
    </>
  );
}

function AssignMenu({ of }: { of: Conversation }) {
  const { t } = useText();
  const { session } = useSession();
  const team = useTeam();
  const { assign } = useConversationActs(of);
  const mine = session.user?.id ?? '';
  const name = of.assigned_to === mine ? t('inbox.me') : team.get(of.assigned_to ?? '');
  const people = new Map([[mine, t('inbox.me')], ...[...team].filter(([id]) => id !== mine)]);
  return (
    <Menu position="bottom-end" shadow="none">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<Icon name="person" size={16} />}>
          <span className="hidden">{t('inbox.assigned')}: </span>
          {name ?? t('inbox.nobody')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('inbox.assigned')}>
        <Menu.RadioGroup
          value={of.assigned_to ?? ''}
          onChange={to => {
            if (to !== (of.assigned_to ?? '')) assign(to === '' ? null : to);
          }}
        >
          <Menu.RadioItem value="" closeMenuOnClick>
            {t('inbox.nobody')}
          </Menu.RadioItem>
          {[...people].map(([id, name]) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
