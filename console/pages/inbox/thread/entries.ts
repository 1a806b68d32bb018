// A thread is made of messages and of notes of staff, in the order in which they were written.

import type { Message, Note } from '../words.ts';

export type Entry =
  | { readonly kind: 'message'; readonly id: string; readonly at: string; readonly message: Message }
  | { readonly kind: 'note'; readonly id: string; readonly at: string; readonly note: Note };

type Around = { readonly hasEarlier: boolean; readonly hasLater: boolean };

/** The entries, oldest first, of messages newest first. Notes from before and after those that are shown wait with theirs. */
export function entriesOf(messages: readonly Message[], notes: readonly Note[], around: Around): Entry[] {
  const from = around.hasEarlier ? messages.at(-1)?.at : undefined;
  const to = around.hasLater ? messages[0]?.at : undefined;
  const shown = notes.filter(({ at }) => (from === undefined || at >= from) && (to === undefined || at < to));
  const all: Entry[] = [
    ...messages.map(message => ({ kind: 'message' as const, id: message.id, at: message.at, message })),
    ...shown.map(note => ({ kind: 'note' as const, id: note.id, at: note.at, note })),
  ];
  return all.sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1));
}

/** Where what nobody has read yet begins, of messages that are given newest first. */
export function firstUnread(messages: readonly Message[], unread: number): string | undefined {
  return messages.filter(message => message.direction === 'in').at(unread - 1)?.id;
}
