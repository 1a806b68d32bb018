// A list of any length, read a page at a time: a window of its pages moves with whoever reads. What leaves it on one side
// is read again when it is come back to, so that a list of a million is no heavier than one of a thousand.

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Answer, call, type Given } from './call.ts';
import { beginning, type ListPage, nextPlace, type PagePlace, placeBefore } from './page-place.ts';
import { type ItemOf, type ListId, queries } from './queries.ts';

const pagesMax = 10;
/** Whoever comes back from what a row led to finds the list as it was left. */
const keptMs = 30 * 60_000;

/** What a part that draws such a list has to know; its rows are counted from 0. */
export type LongList<Row> = {
  /** Where in the list the rows that are kept begin. */
  readonly from: number;
  readonly rows: readonly Row[];
  readonly hasNext: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readNext(): void;
  readPrevious(): void;
  /** Lets go of the window and reads the page of a row that was met before. */
  readAt(row: number): void;
  /** Tries again what failed. */
  retry(): void;
};

/** Reads a list whose filters and cursor go into the body; `later` goes along with every page but the first. */
export function useLongList<Id extends ListId>(
  id: Id,
  given: Given<Id> & { readonly body: { readonly limit: number } },
  later: Readonly<Record<string, unknown>> = {},
) {
  const read = usePages([id, 'long', given], async ({ after }, signal) => {
    const body = after === null ? given.body : { ...given.body, ...later, after };
    return (await call(id, { ...given, body }, signal)) as ListPage; // every list is one
  });
  const { data } = read;
  const items = useMemo(() => data?.pages.flatMap(page => page.items as ItemOf<Id>[]), [data]); // what the call gave
  const first = data?.pageParams[0] ?? beginning;
  const { limit } = given.body;
  const list: LongList<ItemOf<Id>> = {
    from: first.at * limit,
    rows: items ?? [],
    hasNext: read.hasNextPage,
    isBusy: read.isFetching || read.isOpening,
    error: read.error,
    readNext: () => void read.fetchNextPage(),
    readPrevious: () => void read.fetchPreviousPage(),
    readAt: row => void read.open(placeBefore(first, Math.floor(row / limit))).catch(() => read.fetchPreviousPage()),
    retry: () => {
      if (read.isFetchPreviousPageError) void read.fetchPreviousPage();
      else if (read.isFetchNextPageError) void read.fetchNextPage();
      else void read.refetch();
    },
  };
  const head = (first.head ?? data?.pages[0]) as Answer<Id> | undefined; // what the call gave
  return {
    data: items,
    error: read.error,
    refetch: read.refetch,
    /** The first page of the list as it was read last: it tells of the whole. */
    head,
    list,
  };
}

/** The window of pages; `open` leaves one page of it, which it reads. */
function usePages(queryKey: readonly unknown[], ask: (place: PagePlace, signal?: AbortSignal) => Promise<ListPage>) {
  const read = useInfiniteQuery<ListPage, Error, InfiniteData<ListPage, PagePlace>, readonly unknown[], PagePlace>({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: beginning,
    getNextPageParam: (page, _pages, place) => nextPlace(page, place),
    getPreviousPageParam: (_page, _pages, place) => place.before,
    maxPages: pagesMax,
    gcTime: keptMs,
    placeholderData: keepPreviousData,
  });
  const [isOpening, setOpening] = useState(false);
  const open = async (place: PagePlace) => {
    setOpening(true);
    try {
      await queries.cancelQueries({ queryKey, exact: true });
      const kept: InfiniteData<ListPage, PagePlace> = { pages: [await ask(place)], pageParams: [place] };
      queries.setQueryData(queryKey, kept);
    } finally {
      setOpening(false);
    }
  };
  return { ...read, isOpening, open };
}
