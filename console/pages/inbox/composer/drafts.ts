// What was begun in each conversation and not sent: it is there when the conversation is opened again, until the page is
// left. It stands in no storage of the browser, since it may speak of people.

import { useSyncExternalStore } from 'react';

export type Draft = {
  readonly mode: 'reply' | 'note';
  readonly text: string;
  /** What it is for, if it was chosen. */
  readonly purpose: string | null;
  readonly file: Attached | null;
  /** The same until it was sent, so that a second try sends nothing twice. */
  readonly key: string;
};
export type Attached = { readonly id: string; readonly kind: FileKind; readonly name: string; readonly bytes: number };
export type FileKind = 'image' | 'video' | 'audio' | 'document';

const kept = new Map<string, Draft>();
const listeners = new Set<() => void>();
const empty = (): Draft => ({ mode: 'reply', text: '', purpose: null, file: null, key: newKey() });

/** The draft of a conversation, and how it is changed and cleared. */
export function useDraft(id: string) {
  const draft = useSyncExternalStore(listen, () => draftOf(id));
  return {
    draft,
    change: (changed: Partial<Omit<Draft, 'key'>>) => put(id, { ...draftOf(id), ...changed, key: newKey() }),
    clear: () => put(id, { ...empty(), mode: draftOf(id).mode }),
  };
}

function draftOf(id: string): Draft {
  const found = kept.get(id) ?? empty();
  kept.set(id, found);
  return found;
}

function put(id: string, draft: Draft): void {
  kept.set(id, draft);
  for (const told of listeners) told();
}

function listen(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

const keyBytes = 16;

/** A key for what is sent once; chance that is there on plain HTTP too. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(keyBytes))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
