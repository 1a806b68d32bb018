// SQL of notes.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, StaffId } from '../../kernel/kernel.ts';
import type { ConversationId, NoteId } from '../types.ts';

export type NoteRow = {
  id: NoteId;
  conversation_id: ConversationId;
  contact_id: ContactId;
  user_id: StaffId | null;
  sealed: Buffer;
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
    text: `select id, conversation_id, contact_id, user_id, sealed from conversation_note
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
