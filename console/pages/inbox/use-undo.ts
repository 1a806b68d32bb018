// The last act of staff and the way back.

import { createContext, useContext } from 'react';

/** What was done, in words, and how it is undone. */
export type Done = { readonly words: string; back(): Promise<unknown> };
/** An act; without anything to undo it gives null. */
export type Act = () => Promise<Done | null>;

type Held = {
  readonly done: Done | null;
  readonly error: unknown;
  /** Does an act; what it gives can be undone. */
  run(act: Act): void;
  /** Undoes the last act, if it still can be. */
  undo(): void;
};

export const UndoContext = createContext<Held | null>(null);

/** The last act and how to undo it. */
export function useUndo(): Held {
  const held = useContext(UndoContext);
  if (held === null) throw new Error('useUndo outside of UndoProvider');
  return held;
}
