// The conversations that are shown, a page at a time, with their counts and the point from which the events go on.

import { useList } from '../../../api/queries.ts';
import { askedBy, type Shown } from '../shown.ts';

const pageSize = 50;

/** The list for what the URL says, or for somebody who is sought. */
export function useConversations(shown: Shown, sought: string | null) {
  const given = { body: { ...askedBy(shown, sought), limit: pageSize } };
  const list = useList('searchConversations', given, 'body', { counts: false });
  const first = list.data?.pages[0];
  return { ...list, counts: first?.counts ?? null, feed: first?.feed ?? null };
}

export type Listed = ReturnType<typeof useConversations>;
