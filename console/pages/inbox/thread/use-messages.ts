// The messages of a thread, a window of pages that moves with whoever reads: what leaves it on one side is read again when
// it is come back to, so that a thread of years is no heavier than one of a week.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { type Answer, call } from '../../../api/call.ts';
import { listKey, queries } from '../../../api/queries.ts';

type Page = Answer<'readConversationMessages'>;
type Kept = { readonly pages: readonly Page[]; readonly pageParams: readonly unknown[] };

const pageSize = 50;
const pagesMax = 4;
/** The place of the page that holds what was said last. */
const end = '';

/** The messages in the window, newest first; `next` pages are older, `previous` ones newer. */
export function useMessages(id: string) {
  const given = useMemo(() => ({ params: { id }, query: { limit: pageSize } }), [id]);
  const key = useMemo(() => listKey('readConversationMessages', given), [given]);
  // Pages are asked for from above only: where each begins is known from the one before it.
  const newerThan = useRef(new Map<string, string>());
  const read = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === end ? {} : { after: pageParam };
      const page = await call('readConversationMessages', { ...given, query: { ...given.query, ...after } }, signal);
      if (page.next !== null) newerThan.current.set(page.next, pageParam);
      return page;
    },
    initialPageParam: end,
    getNextPageParam: page => page.next,
    getPreviousPageParam: (_page, _pages, first) => (first === end ? undefined : (newerThan.current.get(first) ?? end)),
    maxPages: pagesMax,
  });
  const { data, refetch } = read;
  const isTorn = data !== undefined && torn(data);
  useEffect(() => {
    if (isTorn) void refetch();
  }, [isTorn, refetch]);
  // Whoever comes again begins at the end.
  useEffect(() => () => keepEnd(key), [key]);
  const items = useMemo(() => data?.pages.flatMap(page => page.items), [data]);
  return {
    ...read,
    items,
    hasNewer: data !== undefined && data.pageParams[0] !== end,
    /** Lets go of the window and reads the end. */
    toEnd: () => queries.resetQueries({ queryKey: key, exact: true }),
  };
}

/** What was said meanwhile moved the pages at the end: between two that are kept something is missing. */
function torn({ pages, pageParams }: Kept): boolean {
  return pages.some((page, at) => at + 1 < pages.length && page.next !== pageParams[at + 1]);
}

function keepEnd(key: ReturnType<typeof listKey>): void {
  const kept = queries.getQueryData<Kept>(key);
  if (kept?.pageParams[0] === end) {
    queries.setQueryData<Kept>(key, { pages: kept.pages.slice(0, 1), pageParams: [end] });
  } else {
    queries.removeQueries({ queryKey: key, exact: true });
  }
}
