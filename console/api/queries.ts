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
    ...readingOf(id, given as Given<Id>), // enabled only when it is there
    enabled: given !== null,
    placeholderData: keepPreviousData,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

/** Whether who is signed in may do what a scope opens. */
export type May = (scope: string) => boolean;
/** Reads what a page shows first, by what its URL says, while the page itself is still on its way. */
export type ReadAhead = (search: Record<string, unknown>, may: May) => Promise<void>;

/** Reads an operation before the component is there that shows it; what goes wrong the component finds out again. */
export async function readAhead<Id extends OperationId>(id: Id, given: Given<Id>): Promise<void> {
  await queries.prefetchQuery(readingOf(id, given));
}

function readingOf<Id extends OperationId>(id: Id, given: Given<Id>) {
  return { queryKey: [id, given], queryFn: ({ signal }: Asking) => call(id, given, signal) };
}

type Asking = { readonly signal: AbortSignal };
type Page = { readonly items: readonly unknown[]; readonly next: string | null };
export type ListId = { [Id in OperationId]: Answer<Id> extends Page ? Id : never }[OperationId];
export type ItemOf<Id extends ListId> = Answer<Id> extends { items: (infer Item)[] } ? Item : never;

/** Under which name the pages of a list are kept. */
export function listKey<Id extends ListId>(id: Id, given: Given<Id>) {
  return [id, 'list', given];
}

/** In which part of what is given the cursor goes, and what goes with it. */
type Paging = { readonly where?: 'query' | 'body'; readonly later?: Readonly<Record<string, unknown>> };

/** Reads a list page by page. */
export function useList<Id extends ListId>(id: Id, given: Given<Id>, paging: Paging = {}) {
  const read = useInfiniteQuery({ ...listingOf(id, given, paging), placeholderData: keepPreviousData });
  const items = read.data?.pages.flatMap(page => (page as Page).items as ItemOf<Id>[]); // every list has them
  return { ...read, items };
}

/** Reads the first page of a list before the component is there that shows it. */
export async function listAhead<Id extends ListId>(id: Id, given: Given<Id>, paging: Paging = {}): Promise<void> {
  await queries.prefetchInfiniteQuery(listingOf(id, given, paging));
}

function listingOf<Id extends ListId>(id: Id, given: Given<Id>, { where = 'query', later = {} }: Paging) {
  return {
    queryKey: listKey(id, given),
    queryFn: ({ pageParam, signal }: Asking & { pageParam: string | null }) => {
      const part = where === 'query' ? given.query : given.body;
      const after = pageParam === null ? {} : { ...later, after: pageParam };
      return call(id, { ...given, [where]: { ...(part as object | undefined), ...after } }, signal); // an object, by its kind
    },
    initialPageParam: null as string | null, // later pages have a cursor
    getNextPageParam: (page: Answer<Id>) => (page as Page).next, // every list has it
  };
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
