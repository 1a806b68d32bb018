// After an act: what was done, in a word, and the way back. A refusal stands in the same place.

import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import styles from './inbox.module.css';
import { type Act, type Done, UndoContext, useUndo } from './use-undo.ts';

type Last = { readonly done: Done | null; readonly error: unknown };
const nothing: Last = { done: null, error: null };

/** Holds the last act. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [last, setLast] = useState(nothing);
  const held = useMemo(() => {
    const failed = (error: unknown) => setLast({ done: null, error });
    return {
      ...last,
      run: (act: Act) => void act().then(done => setLast({ done, error: null }), failed),
      undo: () => {
        setLast(nothing);
        void last.done?.back().catch(failed);
      },
    };
  }, [last]);
  return <UndoContext value={held}>{children}</UndoContext>;
}

/** The words at the foot of the page; they stay until the next act, so that nobody has to hurry. */
export function UndoBar() {
  const { t } = useText();
  const { done, error, undo } = useUndo();
  return (
    <div className={styles.undo} role="status" data-shown={done !== null || error !== null || undefined}>
      {done !== null && (
        <>
          <span>{done.words}</span>
          <Button size="compact-sm" variant="default" onClick={undo}>
            {t('act.undo')}
          </Button>
        </>
      )}
      <Refusal error={error} />
    </div>
  );
}
