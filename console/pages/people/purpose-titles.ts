// The purposes of the business by their ids, with the titles that people read.

import { useRead } from '../../api/queries.ts';

/** The titles by id; empty until they are read. */
export function usePurposeTitles(): ReadonlyMap<string, string> {
  const purposes = useRead('listPurposes', { query: { limit: 200 } });
  return new Map(purposes.data?.items.map(one => [one.id, one.title]));
}
