// SQL of notes.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, StaffId } from '../../kernel/kernel.ts';
import type { ConversationId, NoteId } from '../types.ts';

export type NoteRow = {
  id: NoteId;
  conversation_id: ConversationId;
  contact_id: ContactId;
  user_id: StaffId | null;
  sealed: Buffer | null;
  content_deleted_after: number | null;
};

/** Adds a note. */
export async function insertNote(tx: Transaction, businessId: BusinessId, row: NoteRow): Promise<void> {
  await tx.query({
    name: 'insert-note',
    text: `insert into conversation_note (business_id, id, conversation_id, contact_id, user_id, sealed)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [businessId, row.id, row.conversation_id, row.contact_id, row.user_id, row.sealed],
  });
}

/** A page of notes, newest first. */
export async function pageNotes(
  db: Database,
  businessId: BusinessId,
  page: { conversationId: ConversationId; after: string | null; limit: number },
): Promise<NoteRow[]> {
  return await db.query(businessId, {
    name: 'page-notes',
    text: `select id, conversation_id, contact_id, user_id, sealed, content_deleted_after from conversation_note
      where business_id = $1 and conversation_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
    values: [businessId, page.conversationId, page.after, page.limit],
  });
}

/** Removes a note of a conversation: of this author only, or of anybody (null). False: there is no such. */
export async function deleteNote(
  tx: Transaction,
  businessId: BusinessId,
  what: { conversationId: ConversationId; id: NoteId; by: StaffId | null },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'delete-note',
    text: `delete from conversation_note where business_id = $1 and conversation_id = $2 and id = $3
      and ($4::uuid is null or user_id = $4) returning 1 as gone`,
    values: [businessId, what.conversationId, what.id, what.by],
  });
  return rows.length > 0;
}

/** Deletes the text of notes that are older than an id, oldest first; returns of how many. */
export async function deleteNoteTexts(
  tx: Transaction,
  businessId: BusinessId,
  old: { before: string; limit: number; days: number },
): Promise<number> {
  const rows = await tx.query<{ gone: number }>({
    name: 'delete-note-texts',
    text: `with old as materialized (
        select id from conversation_note where business_id = $1 and id < $2 and sealed is not null
        order by id limit $3 for update skip locked),
      gone as (
        update conversation_note n set sealed = null, content_deleted_after = $4
        from old where n.business_id = $1 and n.id = old.id returning 1)
      select count(*)::integer as gone from gone`,
    values: [businessId, old.before, old.limit, old.days],
  });
  return rows[0]?.gone ?? 0;
}

/** How many notes would lose their text, as far as the limit, and the oldest. */
export async function countNoteTexts(
  db: Database,
  businessId: BusinessId,
  old: { before: string; limit: number },
): Promise<{ count: number; oldest: string | null }> {
  const rows = await db.query<{ count: number; oldest: string | null }>(businessId, {
    text: `with old as materialized (
        select id from conversation_note where business_id = $1 and id < $2 and sealed is not null order by id limit $3)
      select count(*)::integer as count, (select id from old order by id limit 1) as oldest from old`,
    values: [businessId, old.before, old.limit],
  });
  return rows[0] ?? { count: 0, oldest: null };
}
