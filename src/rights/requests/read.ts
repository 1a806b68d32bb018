// Requests as they stand, with their notes opened.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { type NoteVault, openNotes } from '../notes.ts';
import type { Businesses, Page, PageAsked, RequestId, RightsRequest } from '../types.ts';
import { findRequest, listRequests, type Row } from './store.ts';

export type ReadDeps = { readonly db: Database; readonly vault: NoteVault; readonly businesses: Businesses };

/** A page of requests, newest first. */
export async function readRequests(
  deps: ReadDeps,
  businessId: BusinessId,
  page: PageAsked,
): Promise<Page<RightsRequest>> {
  const rows = await listRequests(deps.db, businessId, { ...page, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(row => requestOf(deps, businessId, row));
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** One request. */
export async function readRequest(
  deps: ReadDeps,
  businessId: BusinessId,
  id: RequestId,
): Promise<RightsRequest | undefined> {
  const row = await deps.db.transaction(businessId, tx => findRequest(tx, businessId, { id, hold: false }));
  return row === undefined ? undefined : requestOf(deps, businessId, row);
}

/** A request as its row tells it. */
export function requestOf(deps: Pick<ReadDeps, 'vault' | 'businesses'>, businessId: BusinessId, row: Row) {
  const { dataKey } = deps.businesses.business(businessId);
  return {
    id: row.id,
    contactId: row.contact_id,
    kind: row.kind,
    certain: row.certain,
    source: row.source,
    receivedMs: row.received_at,
    dueMs: row.due_at,
    extendedReason: row.extended_reason,
    state: row.state,
    stateMs: row.state_at,
    changedBy: row.changed_by,
    messageId: row.message_id,
    language: row.language,
    notes: openNotes(deps.vault, { dataKey, of: 'request', id: row.id }, row.note),
  } satisfies RightsRequest;
}
