// What of the inbox is shown, as the URL says it: which conversations, by which label, and whether the person's card
// stands in front where there is no room beside. A number that is searched for is in no URL.

import type { Body } from '../../api/call.ts';

export const views = ['anyone', 'mine', 'nobody', 'unread', 'waiting', 'closed'] as const;
export type View = (typeof views)[number];
export type Shown = { readonly view?: View; readonly label?: string; readonly card?: true };

const idShape = /^[0-9a-f-]{36}$/;

/** Reads it from a URL; what makes no sense is left out. */
export function inboxShownIn(search: Record<string, unknown>): Shown {
  const view = views.find(one => one === search['view']);
  const { label } = search;
  return {
    ...(view === undefined || view === 'anyone' ? {} : { view }),
    ...(typeof label === 'string' && idShape.test(label) ? { label } : {}),
    ...(search['card'] === true ? { card: true } : {}),
  };
}

type Asked = Body<'searchConversations'>;

const asks: Readonly<Record<View, Asked>> = {
  anyone: {},
  mine: { assigned: 'me' },
  nobody: { assigned: 'nobody' },
  unread: { unread: true },
  waiting: { waiting: true, sort: 'waiting' },
  closed: { state: 'closed' },
};

/** What the API is asked for. With a number, all conversations of that person. */
export function askedBy({ view = 'anyone', label }: Shown, number: string | null): Asked {
  if (number !== null) return { state: 'all', number };
  return { ...asks[view], ...(label === undefined ? {} : { label }) };
}
