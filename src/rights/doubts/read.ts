// Doubts as they stand, with their notes opened.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { type NoteVault, openNotes } from '../notes.ts';
import type { Businesses, Doubt, Page, PageAsked } from '../types.ts';
import { listDoubts, type Row } from './store.ts';

export type DoubtDeps = { readonly db: Database; readonly vault: NoteVault; readonly businesses: Businesses };

/** A page of doubts, newest first. */
export async function readDoubts(deps: DoubtDeps, businessId: BusinessId, page: PageAsked): Promise<Page<Doubt>> {
  const rows = await listDoubts(deps.db, businessId, { ...page, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(row => doubtOf(deps, businessId, row));
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** A doubt as its row tells it. */
export function doubtOf(deps: Pick<DoubtDeps, 'vault' | 'businesses'>, businessId: BusinessId, row: Row): Doubt {
  const { dataKey } = deps.businesses.business(businessId);
  return {
    id: row.id,
    contactId: row.contact_id,
    messageId: row.message_id,
    meant: row.meant,
    openedMs: row.opened_at,
    dueMs: row.due_at,
    askedMs: row.asked_at,
    closedMs: row.closed_at,
    outcome: row.outcome,
    closedBy: row.closed_by,
    notes: openNotes(deps.vault, { dataKey, of: 'doubt', id: row.id }, row.note),
  };
}
