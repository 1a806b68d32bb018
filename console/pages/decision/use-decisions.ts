// The decisions that fit a filter, page by page, and meanwhile those that are new.

import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, call } from '../../api/call.ts';
import { listKey, useList } from '../../api/queries.ts';
import { askedBy, type Filter } from './filter.ts';
import { joined, newerThan } from './newer.ts';

type Found = Answer<'searchDecisions'>;
type Pages = InfiniteData<Found, string | null>;

const everyMs = 3_000;
const pageSize = 50;
const newMax = 200;
// A list that lives for hours begins anew before it grows heavy.
const keptMax = 1_000;

/** The list; while `isLive`, what is new is looked for every few seconds and put on top. */
export function useDecisions(filter: Filter, isLive: boolean) {
  const client = useQueryClient();
  const given = { body: { ...askedBy(filter), limit: pageSize } };
  const list = useList('searchDecisions', given, { where: 'body' });
  const key = listKey('searchDecisions', given);
  const live = useQuery({
    queryKey: ['searchDecisions', 'newer', given],
    enabled: isLive && list.isSuccess && !list.isPlaceholderData,
    refetchInterval: everyMs,
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const known = client.getQueryData<Pages>(key)?.pages.flatMap(page => page.items) ?? [];
      const newer = newerThan(known);
      const body = { ...given.body, limit: newMax, ...(newer === undefined ? {} : { newer_than: newer }) };
      const found = await call('searchDecisions', { body }, signal);
      const isTooMuch = newer !== undefined && found.next !== null && found.items.length === newMax;
      client.setQueryData<Pages>(key, old => old && withFound(old, found.items));
      if (isTooMuch || known.length > keptMax) {
        client.setQueryData<Pages>(key, old => old && firstPageOf(old));
        await client.invalidateQueries({ queryKey: key });
      }
      return known.length;
    },
  });
  return { list, isBehind: isLive && live.isError };
}

function withFound(old: Pages, found: Found['items']): Pages {
  const [first, ...others] = old.pages;
  if (first === undefined) return old;
  const later = new Set(others.flatMap(page => page.items.map(one => one.id)));
  const items = joined(
    found.filter(one => !later.has(one.id)),
    first.items,
  );
  return items.length === first.items.length ? old : { ...old, pages: [{ ...first, items }, ...others] };
}

function firstPageOf(old: Pages): Pages {
  return { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) };
}
