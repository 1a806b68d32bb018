// Where an agent writes: a reply, which the gate looks at while it is typed, or a note, which only staff see.

import { SegmentedControl } from '@mantine/core';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import type { Conversation } from '../words.ts';
import { useDraft } from './drafts.ts';
import { NoteForm } from './note-form.tsx';
import { ReplyForm } from './reply-form.tsx';

/** The composer; whoever may not write is told which right they lack. */
export function Composer({ of }: { of: Conversation }) {
  const { t } = useText();
  const may = useMay();
  const { draft, change } = useDraft(of.id);
  const modes = [
    ...(may('messages:send') ? (['reply'] as const) : []),
    ...(may('conversations:write') ? (['note'] as const) : []),
  ];
  const mode = modes.find(one => one === draft.mode) ?? modes[0];
  if (mode === undefined) return <p className={styles.forbidden}>{t('inbox.send.forbidden')}</p>;
  return (
    <div className={styles.composer} data-mode={mode}>
      {modes.length > 1 && (
        <SegmentedControl
          size="xs"
          transitionDuration={0}
          aria-label={t('inbox.mode')}
          value={mode}
          data={modes.map(value => ({ value, label: t(`inbox.mode.${value}`) }))}
          onChange={value => change({ mode: modes.find(one => one === value) ?? mode })}
        />
      )}
      {mode === 'reply' ? <ReplyForm of={of} /> : <NoteForm of={of} />}
    </div>
  );
}
