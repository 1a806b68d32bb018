// Pages of Graph: `data` with cursors that mean nothing to whoever gets them.

import type { Wire } from '../types.ts';

/** A page of Graph: `data` and `paging` with cursors. */
export function pageOf(items: readonly Wire[], query: Readonly<Record<string, string>>): Wire {
  const limit = Math.min(Math.max(Number.parseInt(query['limit'] ?? '25', 10) || 25, 1), 1_000);
  const from = cursorPlace(query['after']) ?? 0;
  const data = items.slice(from, from + limit);
  if (data.length === 0) return { data };
  const end = from + data.length;
  return {
    data,
    paging: {
      cursors: { before: cursorAt(from), after: cursorAt(end) },
      ...(end < items.length ? { next: `?after=${cursorAt(end)}&limit=${limit}` } : {}),
    },
  };
}

function cursorAt(place: number): string {
  return Buffer.from(String(place)).toString('base64url');
}

function cursorPlace(cursor: string | undefined): number | undefined {
  const place = Number.parseInt(Buffer.from(cursor ?? '', 'base64url').toString(), 10);
  return Number.isInteger(place) && place >= 0 ? place : undefined;
}
