// SQL of the record of merges: who became whom.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, Id } from '../../kernel/kernel.ts';

export type MergeRow = {
  readonly id: Id<'contact merge'>;
  readonly survivorId: ContactId;
  readonly mergedId: ContactId;
  readonly madeBy: string | null;
};

/** A merge with the blind indexes of the names that came by it, and why it was made, sealed. */
export type NewMerge = MergeRow & { readonly aliases: readonly Buffer[]; readonly reason: Buffer | null };

/** Adds what happened. */
export async function insertMerge(tx: Transaction, businessId: BusinessId, row: NewMerge): Promise<void> {
  await tx.query({
    name: 'insert-merge',
    text: `insert into contact_merge (business_id, id, survivor_id, merged_id, made_by, aliases, reason)
      values ($1, $2, $3, $4, $5, $6::bytea[], $7)`,
    values: [businessId, row.id, row.survivorId, row.mergedId, row.madeBy, row.aliases, row.reason],
  });
}

/** Merges by which a person became who they are, older than `before`, newest first. */
export async function listMerges(
  db: Database,
  businessId: BusinessId,
  page: { readonly contactId: ContactId; readonly before: string; readonly limit: number },
): Promise<MergeRow[]> {
  return await db.query(businessId, {
    name: 'list-merges',
    text: `with recursive theirs as (
        select $2::uuid as id
        union select c.id from theirs t join contact c on c.business_id = $1 and c.merged_into = t.id)
      select m.id, m.survivor_id as "survivorId", m.merged_id as "mergedId", m.made_by as "madeBy"
      from theirs t join contact_merge m on m.business_id = $1 and m.survivor_id = t.id
      where m.id < $3 order by m.id desc limit $4`,
    values: [businessId, page.contactId, page.before, page.limit],
  });
}
