// Looks for decisions, newest first, in bounded time: a page may hold fewer than were asked for and still have a next
// one, when what fits is rare among many.

import type { Database } from '../../../database/database.ts';
import type { BusinessId } from '../../../kernel/kernel.ts';
import type { Page } from '../../types.ts';
import { scanDecisions } from './store.ts';
import type { DecisionsAsked, FoundDecision } from './types.ts';

/** So many are looked at for one page: some tens of milliseconds. */
export const scanMax = 5_000;

/** A page of decisions. `next` is where to look on; null: there are no more. */
export async function searchDecisions(
  db: Database,
  businessId: BusinessId,
  asked: DecisionsAsked,
  bound = scanMax,
): Promise<Page<FoundDecision>> {
  const found = await scanDecisions(db, businessId, { ...asked, limit: asked.limit + 1, scanMax: bound });
  const items = found.rows.slice(0, asked.limit);
  if (found.rows.length > items.length) return { items, next: items.at(-1)?.id ?? null };
  return { items, next: found.scanned < bound ? null : found.scannedTo };
}
