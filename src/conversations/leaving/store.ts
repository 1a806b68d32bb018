// SQL of conversations whose assignee left the team.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, StaffId } from '../../kernel/kernel.ts';
import type { ConversationId } from '../types.ts';

/** Who has open conversations and does not work for the business. */
export async function findAbsent(db: Database, businessId: BusinessId): Promise<StaffId[]> {
  const rows = await db.query<{ id: StaffId }>(businessId, {
    name: 'find-absent-assignees',
    text: `select distinct c.assigned_to as id from conversation c
      where c.business_id = $1 and c.merged_into is null and c.state = 'open' and c.assigned_to is not null
        and not exists (select from staff_member m where m.business_id = $1 and m.user_id = c.assigned_to)`,
    values: [businessId],
  });
  return rows.map(row => row.id);
}

/** Makes all conversations of somebody nobody's, closed ones too, as they may open again. The feed is held. */
export async function takeFrom(
  tx: Transaction,
  businessId: BusinessId,
  staffId: StaffId,
): Promise<{ conversationId: ConversationId; contactId: ContactId }[]> {
  return await tx.query({
    name: 'take-conversations-from',
    text: `update conversation set assigned_to = null
      where business_id = $1 and assigned_to = $2 and merged_into is null
      returning id as "conversationId", contact_id as "contactId"`,
    values: [businessId, staffId],
  });
}
