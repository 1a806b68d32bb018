// In which order the conversations are listed, for what goes from one to the next.

import { createContext } from 'react';

/** The ids of the list that is shown. */
export const OrderContext = createContext<readonly string[]>([]);

/** The one below, else the one above; none where it is the only one. */
export function nextAfter(order: readonly string[], id: string): string | undefined {
  const at = order.indexOf(id);
  return at === -1 ? order[0] : (order[at + 1] ?? order[at - 1]);
}

/** Where a key leads in the list: the arrows to what is beside, Home and End to its ends; undefined: nowhere. */
export function ledTo(order: readonly string[], id: string, key: string): string | undefined {
  if (key === 'ArrowDown') return stepFrom(order, id, 1);
  if (key === 'ArrowUp') return stepFrom(order, id, -1);
  if (key === 'Home') return order[0];
  return key === 'End' ? order.at(-1) : undefined;
}

/** The one so many steps away; from outside of the list its beginning. */
export function stepFrom(order: readonly string[], id: string | undefined, step: number): string | undefined {
  const at = id === undefined ? -1 : order.indexOf(id);
  return at === -1 ? order[0] : (order[at + step] ?? order[at]);
}
