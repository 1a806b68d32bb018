// Reading and acting through the API from components: what was read is kept and refreshed, an act says what it touches.

import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Answer, ApiProblem, call, type Given, type OperationId } from './call.ts';

const triesMax = 2;

/** The store of what was read. What cannot get better by itself is not asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      retry: (count, error) => {
        const status = error instanceof ApiProblem ? error.status : 500;
        return count < triesMax && (status === 0 || status >= 500 || status === 429);
      },
    },
    mutations: { networkMode: 'always' },
  },
});

/** Reads an operation; `null` for what is given: not yet. */
export function useRead<Id extends OperationId>(id: Id, given: Given<Id> | null, options: { everyMs?: number } = {}) {
  return useQuery({
    queryKey: [id, given],
    enabled: given !== null,
    queryFn: ({ signal }) => call(id, given as Given<Id>, signal), // enabled only when it is there
    placeholderData: keepPreviousData,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

type Page = { readonly items: readonly unknown[]; readonly next: string | null };
export type ListId = { [Id in OperationId]: Answer<Id> extends Page ? Id : never }[OperationId];
export type ItemOf<Id extends ListId> = Answer<Id> extends { items: (infer Item)[] } ? Item : never;

/** Under which name the pages of a list are kept. */
export function listKey<Id extends ListId>(id: Id, given: Given<Id>) {
  return [id, 'list', given];
}

/** Reads a list page by page. `where` says in which part of what is given the cursor goes, `later` what goes with it. */
export function useList<Id extends ListId>(
  id: Id,
  given: Given<Id>,
  where: 'query' | 'body' = 'query',
  later: Readonly<Record<string, unknown>> = {},
) {
  const read = useInfiniteQuery({
    queryKey: listKey(id, given),
    queryFn: ({ pageParam, signal }) => {
      const part = where === 'query' ? given.query : given.body;
      const after = pageParam === null ? {} : { ...later, after: pageParam };
      return call(id, { ...given, [where]: { ...(part as object | undefined), ...after } }, signal); // an object, by its kind
    },
    initialPageParam: null as string | null, // later pages have a cursor
    getNextPageParam: (page: Answer<Id>) => (page as Page).next, // every list has it
    placeholderData: keepPreviousData,
  });
  const items = read.data?.pages.flatMap(page => (page as Page).items as ItemOf<Id>[]); // every list has them
  return { ...read, items };
}

/** An act: what it touched is read again when it is done. */
export function useAct<Id extends OperationId>(id: Id, touches: readonly OperationId[] = []) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given<Id>) => call(id, given),
    onSuccess: async () => {
      await Promise.all(touches.map(touched => client.invalidateQueries({ queryKey: [touched] })));
    },
  });
}
