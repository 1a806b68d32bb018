// The quick replies in a dialog: taken into the draft, made, changed and removed.

import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../../api/call.ts';
import { useAct, useRead } from '../../../api/queries.ts';
import { useForm } from '../../../form/use-form.ts';
import { Refusal } from '../../../parts/trouble.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';

type QuickReply = Answer<'listQuickReplies'>['items'][number];
type ListProps = { opened: boolean; close(): void; take(text: string): void };

/** The dialog. */
export function QuickReplyList({ opened, close, take }: ListProps) {
  const { t } = useText();
  return (
    <Modal opened={opened} onClose={close} title={t('inbox.quick')} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <Inside take={take} />
    </Modal>
  );
}

function Inside({ take }: Pick<ListProps, 'take'>) {
  const { t } = useText();
  const may = useMay();
  const [edited, edit] = useState<QuickReply | 'new' | null>(null);
  const items = useRead('listQuickReplies', {}).data?.items ?? [];
  const isMine = may('conversations:write');
  if (edited !== null) return <Form of={edited === 'new' ? null : edited} done={() => edit(null)} />;
  return (
    <>
      {items.length === 0 && <p>{t('inbox.quick.empty')}</p>}
      <ul className={styles.quick}>
        {items.map(one => (
          <li key={one.id}>
            <button type="button" onClick={() => take(one.text)}>
              <strong>/{one.shortcut}</strong>
              <span dir="auto">{one.text}</span>
            </button>
            {isMine && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('inbox.quick.change', { name: one.shortcut })}
                onClick={() => edit(one)}
              >
                {t('act.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isMine && (
        <Button variant="default" mt="md" onClick={() => edit('new')}>
          {t('inbox.quick.new')}
        </Button>
      )}
    </>
  );
}

const textMax = 2_000;
const language = null;

function Form({ of, done }: { of: QuickReply | null; done(): void }) {
  const { t } = useText();
  const create = useAct('createQuickReply', ['listQuickReplies']);
  const change = useAct('changeQuickReply', ['listQuickReplies']);
  const remove = useAct('removeQuickReply', ['listQuickReplies']);
  const form = useForm({ shortcut: of?.shortcut ?? '', text: of?.text ?? '' }, async values => {
    if (of === null) await create.mutateAsync({ body: { ...values, language } });
    else await change.mutateAsync({ params: { id: of.id }, body: { ...values, language: of.language } });
    done();
  });
  return (
    <form className={styles.quickForm} onSubmit={form.submit}>
      <TextInput
        label={t('inbox.quick.name')}
        description={t('inbox.quick.name.how')}
        pattern="[a-z0-9_\-]{1,32}"
        autoComplete="off"
        {...form.field('shortcut')}
      />
      <Textarea label={t('inbox.quick.text')} autosize minRows={3} maxLength={textMax} {...form.field('text')} />
      <Refusal error={form.error ?? remove.error} />
      <Group justify="space-between" gap="sm">
        {of !== null && (
          <Button
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: of.id } }, { onSuccess: done })}
          >
            {t('inbox.quick.remove')}
          </Button>
        )}
        <Group gap="sm" ms="auto">
          <Button variant="default" onClick={done}>
            {t('act.cancel')}
          </Button>
          <Button type="submit" loading={form.isBusy}>
            {t('act.save')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
