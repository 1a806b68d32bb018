// The labels of the person of a conversation: put on and taken off by a tick; a new one is made on the way.

import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../api/queries.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Refusal } from '../../../parts/trouble.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../inbox.module.css';
import { freeColour } from '../label-colours.ts';
import { LabelMark } from '../label-mark.tsx';
import { type Conversation, useLabels } from '../words.ts';

const nameMax = 40;

/** The button and what it opens. */
export function LabelMenu({ of }: { of: Conversation }) {
  const { t } = useText();
  const labels = useLabels();
  const put = useAct('setContactLabels', ['readConversation', 'searchConversations', 'listLabels']);
  const choose = (chosen: string[]) => put.mutate({ params: { id: of.contact_id }, body: { labels: chosen } });
  return (
    <Popover position="bottom-end" shadow="none" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('inbox.labels')}>
          <Icon name="label" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inbox.labels')}>
        <Checkbox.Group value={of.labels} onChange={choose} label={t('inbox.labels')}>
          <div className={styles.labels}>
            {labels.map(one => (
              <Checkbox key={one.id} value={one.id} label={<LabelMark of={one} />} />
            ))}
          </div>
        </Checkbox.Group>
        <NewLabel labels={labels} made={id => choose([...of.labels, id])} />
        <Refusal error={put.error} />
        <Link to="/settings/labels" className={styles.manage ?? ''}>
          {t('label.manage')}
        </Link>
      </Popover.Dropdown>
    </Popover>
  );
}

function NewLabel({ labels, made }: { labels: ReturnType<typeof useLabels>; made(id: string): void }) {
  const { t } = useText();
  const [name, setName] = useState('');
  const create = useAct('createLabel', ['listLabels']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { body: { name, colour: freeColour(labels) } },
      {
        onSuccess: ({ id }) => {
          setName('');
          made(id);
        },
      },
    );
  };
  return (
    <form className={styles.newLabel} onSubmit={submit}>
      <TextInput
        size="xs"
        required
        maxLength={nameMax}
        label={t('inbox.labels.new')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={create.isPending}>
        {t('inbox.labels.add')}
      </Button>
      <Refusal error={create.error} />
    </form>
  );
}
