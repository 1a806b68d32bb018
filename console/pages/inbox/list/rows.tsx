// The rows of the list. Tab reaches one of them, the arrow keys lead from it to the others, Enter opens.

import { type KeyboardEvent, useState } from 'react';
import type { Shown } from '../shown.ts';
import type { Conversation } from '../words.ts';
import { ConversationRow } from './conversation-row.tsx';
import { ledTo } from './order.ts';
import { focusRow } from './use-list-keys.ts';

type RowsProps = { items: readonly Conversation[]; shown: Shown; openId: string | undefined };

/** The rows, of which one at a time is within reach of Tab: the last that had the focus, else the open one. */
export function Rows({ items, shown, openId }: RowsProps) {
  const [focusedId, setFocused] = useState<string | undefined>(undefined);
  const order = items.map(one => one.id);
  const reached = [focusedId, openId].find(id => id !== undefined && order.includes(id)) ?? order[0];
  const press = (id: string) => (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : ledTo(order, id, event.key);
    if (next === undefined) return;
    event.preventDefault();
    focusRow(next);
  };
  return (
    <ul>
      {items.map(one => (
        <li key={one.id}>
          <ConversationRow
            of={one}
            shown={shown}
            isOpen={one.id === openId}
            isReached={one.id === reached}
            focused={() => setFocused(one.id)}
            press={press(one.id)}
          />
        </li>
      ))}
    </ul>
  );
}
