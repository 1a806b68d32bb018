// SQL of who of the staff wrote a message: kept beside the message, so that nothing is added where messages are sent.

import type { Database } from '../../database/database.ts';
import type { BusinessId, MessageId, StaffId } from '../../kernel/kernel.ts';

/** Notes who writes a message, before it is queued. */
export async function insertAuthor(
  db: Database,
  businessId: BusinessId,
  row: { messageId: MessageId; staffId: StaffId },
): Promise<void> {
  await db.query(businessId, {
    name: 'insert-author',
    text: `insert into message_author (business_id, message_id, user_id) values ($1, $2, $3) on conflict do nothing`,
    values: [businessId, row.messageId, row.staffId],
  });
}

/** Who wrote these messages, of those that staff wrote. */
export async function findAuthors(
  db: Database,
  businessId: BusinessId,
  ids: readonly MessageId[],
): Promise<Map<MessageId, StaffId>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ message_id: MessageId; user_id: StaffId }>(businessId, {
    name: 'find-authors',
    text: 'select message_id, user_id from message_author where business_id = $1 and message_id = any($2::uuid[])',
    values: [businessId, ids],
  });
  return new Map(rows.map(row => [row.message_id, row.user_id]));
}
