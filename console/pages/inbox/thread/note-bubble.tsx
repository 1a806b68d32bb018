// A note of staff: only those who work here see it, and who wrote it can take it away.

import { Button } from '@mantine/core';
import { useAct } from '../../../api/queries.ts';
import { Refusal } from '../../../parts/trouble.tsx';
import { useTeam } from '../../../session/by-whom.ts';
import { useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { Gone } from '../../people/gone.tsx';
import styles from '../thread.module.css';
import type { Note } from '../words.ts';

/** The note. */
export function NoteBubble({ of, conversationId }: { of: Note; conversationId: string }) {
  const text = useText();
  const { session, business } = useSession();
  const team = useTeam();
  const remove = useAct('removeNote', ['listNotes']);
  const isMine = of.by === session.user?.id;
  return (
    <article className={styles.note} aria-label={text.t('inbox.note')}>
      {of.text === null ? (
        <Gone afterDays={of.deleted_after_days} />
      ) : (
        <p className={styles.words} dir="auto">
          {of.text}
        </p>
      )}
      <p className={styles.foot}>
        <span>
          {text.t('inbox.note')} · {isMine ? text.t('inbox.me') : (team.get(of.by ?? '') ?? text.t('word.unknown'))}
        </span>
        <time dateTime={of.at} title={text.exact(of.at)}>
          {text.clock(of.at)}
        </time>
        {(isMine || business?.role === 'owner') && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: conversationId, note: of.id } })}
          >
            {text.t('inbox.note.remove')}
          </Button>
        )}
      </p>
      <Refusal error={remove.error} />
    </article>
  );
}
