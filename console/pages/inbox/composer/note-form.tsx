// A note to the conversation, for those who work here. The person never sees it, and no rule speaks on it.

import { Button } from '@mantine/core';
import { useAct } from '../../../api/queries.ts';
import { Refusal } from '../../../parts/trouble.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import type { Conversation } from '../words.ts';
import { DraftField } from './draft-field.tsx';
import { useDraft } from './drafts.ts';
import { markedParts } from './marked.ts';

/** The form of a note. */
export function NoteForm({ of }: { of: Conversation }) {
  const { t } = useText();
  const { draft, change, clear } = useDraft(of.id);
  const add = useAct('addNote', ['listNotes']);
  const text = draft.text.trim();
  const send = () => {
    if (text === '' || add.isPending) return;
    add.mutate({ params: { id: of.id }, body: { text } }, { onSuccess: clear });
  };
  return (
    <>
      <DraftField
        label={t('inbox.note.write')}
        value={draft.text}
        parts={markedParts(draft.text, '', [])}
        onChange={written => change({ text: written })}
        send={send}
      />
      <div className={styles.tools}>
        <span className={styles.hint}>{t('inbox.note.hint')}</span>
        <Button loading={add.isPending} disabled={text === ''} onClick={send}>
          {t('inbox.note.add')}
        </Button>
      </div>
      <Refusal error={add.error} />
    </>
  );
}
