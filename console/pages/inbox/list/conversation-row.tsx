// One conversation in the list: who, when, what was said last, how many are unread, how long the person waits.

import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useNow } from '../../../parts/instant.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useTeam } from '../../../session/by-whom.ts';
import { useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { Delivery } from '../../people/delivery.tsx';
import styles from '../inbox.module.css';
import { LabelMark } from '../label-mark.tsx';
import type { Shown } from '../shown.ts';
import { type Conversation, useLabels, useNameOf } from '../words.ts';

const unreadMax = 100;
const failures = new Set(['failed', 'refused', 'cancelled']);

type RowProps = {
  of: Conversation;
  shown: Shown;
  isOpen: boolean;
  /** Whether Tab reaches it. */
  isReached: boolean;
  focused(): void;
  press(event: KeyboardEvent): void;
};

/** The row; all of it is a link. */
export function ConversationRow({ of, shown, isOpen, isReached, focused, press }: RowProps) {
  const text = useText();
  const nameOf = useNameOf();
  const now = useNow();
  const { card: _, ...search } = shown;
  const at = of.last_message_at ?? of.last_inbound_at;
  return (
    <Link
      to="/inbox/$id"
      params={{ id: of.id }}
      search={search}
      className={styles.row ?? ''}
      data-unread={of.unread > 0 || undefined}
      data-row={of.id}
      aria-current={isOpen ? 'page' : undefined}
      tabIndex={isReached ? 0 : -1}
      onFocus={focused}
      onKeyDown={press}
    >
      <span className={styles.who}>{nameOf(of)}</span>
      {at !== null && (
        <time className={styles.when} dateTime={at} title={text.exact(at)}>
          {text.brief(at, now)}
        </time>
      )}
      <Said of={of} />
      {of.unread > 0 && (
        <span className={styles.unread}>
          <span aria-hidden="true">{of.unread >= unreadMax ? `${unreadMax - 1}+` : text.number(of.unread)}</span>
          <span className="hidden">{text.t('inbox.unread', { count: of.unread })}</span>
        </span>
      )}
      <Beside of={of} />
    </Link>
  );
}

function Said({ of }: { of: Conversation }) {
  const { t } = useText();
  const last = of.last_message;
  if (last === null) return <em className={styles.said}>{t('inbox.said.nothing')}</em>;
  if (last.direction === 'out' && failures.has(last.status ?? last.state)) return <Delivery of={last} />;
  const days = last.content_deleted_after_days;
  if (days !== null) return <em className={styles.said}>{t('retention.deleted', { count: days })}</em>;
  const words = last.preview ?? (last.media === null ? t('inbox.said.hidden') : t(`media.${mediaOf(last.media)}`));
  return (
    <span className={styles.last}>
      {last.direction !== 'in' && <span>{t('inbox.said.us')}</span>}
      <span className={styles.said} dir="auto">
        {words}
      </span>
    </span>
  );
}

const kinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;

/** The kind of a file, among those that have a word. */
export function mediaOf(kind: string): (typeof kinds)[number] {
  return kinds.find(one => one === kind) ?? 'document';
}

function Beside({ of }: { of: Conversation }) {
  const text = useText();
  const { session } = useSession();
  const team = useTeam();
  const labels = useLabels().filter(one => of.labels.includes(one.id));
  const now = useNow();
  const assignee = of.assigned_to === session.user?.id ? text.t('inbox.me') : team.get(of.assigned_to ?? '');
  if (of.waiting_since === null && assignee === undefined && labels.length === 0) return null;
  return (
    <span className={styles.beside}>
      {of.waiting_since !== null && (
        <StateMark state="defer" word={text.t('inbox.waits', { time: text.span(of.waiting_since, now) })} />
      )}
      {assignee !== undefined && <span>{assignee}</span>}
      {labels.map(one => (
        <LabelMark key={one.id} of={one} />
      ))}
    </span>
  );
}
