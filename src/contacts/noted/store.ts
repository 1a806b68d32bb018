// SQL of what is noted of people: the gate under a new version, and the record of the change, in one statement.

import type { Database, Transaction } from '../../database/database.ts';
import type { ApiKeyId, BusinessId, ContactId, Id, StaffId } from '../../kernel/kernel.ts';
import type { PersonFacts } from '../../policy/policy.ts';

export type GateRow = { id: ContactId; gate: PersonFacts; merged_into: ContactId | null };

/** The gate of a person, locked. */
export async function lockGate(
  tx: Transaction,
  businessId: BusinessId,
  contactId: ContactId,
): Promise<GateRow | undefined> {
  const rows = await tx.query<GateRow>({
    name: 'lock-gate',
    text: 'select id, gate, merged_into from contact where business_id = $1 and id = $2 for no key update',
    values: [businessId, contactId],
  });
  return rows[0];
}

export type NewChange = {
  readonly id: Id<'contact fact change'>;
  readonly contactId: ContactId;
  readonly sealed: Buffer;
  readonly keyId: ApiKeyId | null;
  readonly staffId: StaffId | null;
  readonly nowMs: number;
};

/** Writes the gate, where it changed, and the record of what changed. */
export async function writeNoted(
  tx: Transaction,
  businessId: BusinessId,
  what: NewChange & { readonly gate: PersonFacts | null },
): Promise<void> {
  const { gate } = what;
  await tx.query({
    name: 'write-noted',
    text: `
      with raised as (
        update contact set gate = $4::jsonb, version = version + 1
        where business_id = $1 and id = $3 and $4::jsonb is not null)
      insert into contact_fact_change (business_id, id, contact_id, sealed, key_id, user_id, changed_at)
      values ($1, $2, $3, $5, $6, $7, to_timestamp($8::double precision / 1000))`,
    values: [
      businessId,
      what.id,
      what.contactId,
      gate === null ? null : JSON.stringify(gate),
      what.sealed,
      what.keyId,
      what.staffId,
      what.nowMs,
    ],
  });
}

export type ChangeRow = {
  id: Id<'contact fact change'>;
  sealed: Buffer;
  key_id: ApiKeyId | null;
  user_id: StaffId | null;
  changed_at: number;
};

/** Changes of a person, newest first; `after` is the last id of the page before. */
export async function listChanges(
  db: Database,
  businessId: BusinessId,
  page: { contactId: ContactId; after: string | null; limit: number },
): Promise<ChangeRow[]> {
  return await db.query(businessId, {
    text: `select id, sealed, key_id, user_id, changed_at from contact_fact_change
      where business_id = $1 and contact_id = $2
        and id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      order by id desc limit $4`,
    values: [businessId, page.contactId, page.after, page.limit],
  });
}
