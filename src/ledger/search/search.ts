// Looks for consent events of everybody, newest first, in bounded time: a page may be short and have a next all the same.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { Page } from '../types.ts';
import { scanEvents } from './store.ts';
import type { EventsSought, FoundEvent } from './types.ts';

const scanMax = 5_000;

/** A page of events. `next` is where to look on; null: there are no more. */
export async function searchEvents(
  db: Database,
  businessId: BusinessId,
  sought: EventsSought,
): Promise<Page<FoundEvent>> {
  const found = await scanEvents(db, businessId, { ...sought, limit: sought.limit + 1, scanMax });
  const items = found.rows.slice(0, sought.limit).map(row => ({
    id: row.id,
    seq: row.seq,
    event: JSON.parse(row.event),
    recordedMs: row.recorded_at,
    contactId: row.contact_id,
  }));
  if (found.rows.length > items.length) return { items, next: items.at(-1)?.id ?? null };
  return { items, next: found.scanned < scanMax ? null : found.scannedTo };
}
