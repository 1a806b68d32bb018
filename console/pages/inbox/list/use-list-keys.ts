// The keys that lead through the list; the row that is opened takes the focus.

import { usePageKeys } from '../../../shell/page-keys.ts';
import { useUndo } from '../use-undo.ts';
import { searchId } from './find-conversation.tsx';
import { stepFrom } from './order.ts';

type Keys = { order: readonly string[]; openId: string | undefined; open(id: string | undefined): void };

/** Moves the focus to the row of a conversation, if it is listed. */
export function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
}

/** Listens as long as the inbox is open. */
export function useListKeys({ order, openId, open }: Keys): void {
  const { undo } = useUndo();
  const step = (by: number) => {
    const id = stepFrom(order, openId, by);
    if (id === undefined) return;
    focusRow(id);
    open(id);
  };
  usePageKeys([
    { key: 'j', word: 'inbox.key.next', press: () => step(1) },
    { key: 'k', word: 'inbox.key.previous', press: () => step(-1) },
    { key: '↓ ↑', word: 'inbox.key.arrows' },
    { key: 'Home End', word: 'inbox.key.ends' },
    { key: 'Enter', word: 'inbox.key.open' },
    { key: '/', word: 'inbox.key.find', press: () => document.getElementById(searchId)?.focus() },
    { key: 'z', word: 'inbox.key.undo', press: undo },
  ]);
}
