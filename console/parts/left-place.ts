// How a long list was left, by the entry in the browser's history: whoever comes back finds the rows as high as they were,
// so that the place to which the router scrolls is the same one, and the focus on the row that led away.

import type { VirtualItem } from '@tanstack/react-virtual';

type Left = { readonly sizes: VirtualItem[]; readonly focused: number | null };

const entriesMax = 20;
const left = new Map<string, Left>();

/** Keeps how a list was left, of the last few entries. */
export function keepLeft(entry: string, how: Left): void {
  left.delete(entry);
  left.set(entry, how);
  const [oldest] = left.keys();
  if (left.size > entriesMax && oldest !== undefined) left.delete(oldest);
}

/** How the list of an entry was left; undefined: it is opened for the first time. */
export function findLeft(entry: string): Left | undefined {
  return left.get(entry);
}
