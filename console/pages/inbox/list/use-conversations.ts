// The conversations that are shown, a page at a time, with their counts and the point from which the events go on.

import { listAhead, type May, readAhead, useList } from '../../../api/queries.ts';
import { askedBy, type Shown } from '../shown.ts';

const pageSize = 50;
const paging = { where: 'body', later: { counts: false } } as const;

/** The list for what the URL says, or for somebody who is sought. */
export function useConversations(shown: Shown, sought: string | null) {
  const list = useList('searchConversations', givenFor(shown, sought), paging);
  const first = list.data?.pages[0];
  return { ...list, counts: first?.counts ?? null, feed: first?.feed ?? null };
}

export type Listed = ReturnType<typeof useConversations>;

/** Reads what the inbox shows first, while its parts are still on their way. */
export async function readInboxAhead(shown: Shown, may: May): Promise<void> {
  if (!may('conversations:read')) return;
  await Promise.all([
    listAhead('searchConversations', givenFor(shown, null), paging),
    readAhead('listLabels', {}),
    may('team:read') ? readAhead('listTeam', {}) : undefined,
  ]);
}

function givenFor(shown: Shown, sought: string | null) {
  return { body: { ...askedBy(shown, sought), limit: pageSize } };
}
