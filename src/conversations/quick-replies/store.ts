// SQL of quick replies.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { QuickReply, QuickReplyId } from '../types.ts';

/** All of a business, by their shortcuts. */
export async function listQuickReplies(db: Database, businessId: BusinessId): Promise<QuickReply[]> {
  return await db.query(businessId, {
    name: 'list-quick-replies',
    text: `select id, shortcut, text, language, changed_at as "changedMs" from quick_reply
      where business_id = $1 order by shortcut`,
    values: [businessId],
  });
}

function valuesOf(businessId: BusinessId, row: QuickReply): unknown[] {
  return [businessId, row.id, row.shortcut, row.text, row.language, row.changedMs];
}

/** Adds one unless there are too many. False: there are. A shortcut that is there breaks `quick_reply_shortcut_once`. */
export async function insertQuickReply(
  tx: Transaction,
  businessId: BusinessId,
  what: { row: QuickReply; most: number },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'insert-quick-reply',
    text: `insert into quick_reply (business_id, id, shortcut, text, language, changed_at)
      select $1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000)
      where (select count(*) from quick_reply where business_id = $1) < $7 returning 1 as done`,
    values: [...valuesOf(businessId, what.row), what.most],
  });
  return rows.length > 0;
}

/** Changes one. False: there is none. */
export async function updateQuickReply(tx: Transaction, businessId: BusinessId, row: QuickReply): Promise<boolean> {
  const rows = await tx.query({
    name: 'update-quick-reply',
    text: `update quick_reply set shortcut = $3, text = $4, language = $5,
        changed_at = to_timestamp($6::double precision / 1000)
      where business_id = $1 and id = $2 returning 1 as done`,
    values: valuesOf(businessId, row),
  });
  return rows.length > 0;
}

/** Removes one. False: there is none. */
export async function deleteQuickReply(tx: Transaction, businessId: BusinessId, id: QuickReplyId): Promise<boolean> {
  const rows = await tx.query({
    name: 'delete-quick-reply',
    text: 'delete from quick_reply where business_id = $1 and id = $2 returning 1 as done',
    values: [businessId, id],
  });
  return rows.length > 0;
}
