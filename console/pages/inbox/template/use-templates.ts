// The templates of the business with their words, as Meta last told of them.

import type { Answer } from '../../../api/call.ts';
import { useList } from '../../../api/queries.ts';

export type Template = Answer<'listTemplates'>['items'][number];

const pageSize = 200;

/** All of them; a page more is read as long as there is one. */
export function useTemplates() {
  const read = useList('listTemplates', { query: { limit: pageSize } });
  if (read.hasNextPage && !read.isFetchingNextPage && read.error === null) void read.fetchNextPage();
  const { items, error, refetch } = read;
  return { items, error, refetch };
}
