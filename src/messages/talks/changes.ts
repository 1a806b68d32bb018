// Tells those who follow, in this process and after the commit, of whom a message is new or has changed. It only makes
// them quick: what a crash swallows, they find by looking.

import type { BusinessId, ContactId } from '../../kernel/kernel.ts';

/** Whose messages changed; `wrote`: they wrote something new themselves. */
export type Change = { readonly businessId: BusinessId; readonly contactId: ContactId; readonly wrote: boolean };
export type Listener = (change: Change) => void;

export type Changes = { readonly tell: Listener; listen(listener: Listener): () => void };

/** A list of listeners. */
export function createChanges(): Changes {
  const listeners = new Set<Listener>();
  return {
    tell: change => {
      for (const listener of listeners) listener(change);
    },
    listen: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
