// What of the inbox is shown, as the URL says it: which conversations, by which label, and whether the person's card
// stands in front where there is no room beside. Who is searched for is in no URL.

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

const numberShape = /^\+?[\d\s()./-]{5,}$/;

/** Whether what was typed is a phone number; everything else is a name. */
export function isNumber(sought: string): boolean {
  return numberShape.test(sought);
}

/** What the API is asked for. When somebody is sought, all their conversations. */
export function askedBy({ view = 'anyone', label }: Shown, sought: string | null): Asked {
  if (sought !== null) return { state: 'all', ...(isNumber(sought) ? { number: sought } : { name: sought }) };
  return { ...asks[view], ...(label === undefined ? {} : { label }) };
}
