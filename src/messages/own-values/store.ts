// SQL of a business's own values and of the record of their changes. Each write raises the business's version, so that
// no decision made on the values before is recorded any more; it returns what stood before, nothing for no such target.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, Id } from '../../kernel/kernel.ts';
import type { Paused } from '../pause/types.ts';
import type { BusinessProfile, Values } from './types.ts';

export type Runner = Pick<Transaction, 'query'>;

export type ChangeRow = {
  readonly id: string;
  readonly what: 'stricter' | 'looser' | 'profile' | 'pause' | 'retention';
  readonly target: string;
  readonly before: Values;
  readonly after: Values;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly key_id: string | null;
  readonly changed_at: number;
};

/** Sets the stricter values of the business itself. */
export async function setStricter(tx: Runner, businessId: BusinessId, after: Values): Promise<unknown> {
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (select stricter from business where business_id = $1 for update)
      update business b set stricter = $2::jsonb, version = b.version + 1
      from held where b.business_id = $1 returning held.stricter as before`,
    values: [businessId, JSON.stringify(after)],
  });
  return rows[0]?.before;
}

/** Sets those of one purpose. */
export async function setStricterOfPurpose(
  tx: Runner,
  businessId: BusinessId,
  purpose: { id: string; after: Values },
): Promise<unknown> {
  await raise(tx, businessId);
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (select stricter from purpose where business_id = $1 and id = $2 for update)
      update purpose p set stricter = $3::jsonb from held where p.business_id = $1 and p.id = $2
      returning held.stricter as before`,
    values: [businessId, purpose.id, JSON.stringify(purpose.after)],
  });
  return rows[0]?.before;
}

/** Sets those of one number. */
export async function setStricterOfSender(
  tx: Runner,
  businessId: BusinessId,
  sender: { phoneNumberId: string; after: Values },
): Promise<unknown> {
  await raise(tx, businessId);
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (select stricter from sender where business_id = $1 and phone_number_id = $2 for update)
      update sender s set stricter = $3::jsonb from held where s.business_id = $1 and s.phone_number_id = $2
      returning held.stricter as before`,
    values: [businessId, sender.phoneNumberId, JSON.stringify(sender.after)],
  });
  return rows[0]?.before;
}

/** Sets the looser values of the business. */
export async function setLooser(tx: Runner, businessId: BusinessId, after: Values): Promise<unknown> {
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (select looser from business where business_id = $1 for update)
      update business b set looser = $2::jsonb, version = b.version + 1
      from held where b.business_id = $1 returning held.looser as before`,
    values: [businessId, JSON.stringify(after)],
  });
  return rows[0]?.before;
}

/** Sets what the judgement must know of the business. */
export async function setProfile(tx: Runner, businessId: BusinessId, after: BusinessProfile): Promise<unknown> {
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (
        select jsonb_build_object('brands', brands, 'otherBrands', other_brands, 'childAudience', child_audience,
          'minAge', min_age, 'processors', processors, 'language', language) as before
        from business where business_id = $1 for update)
      update business b set brands = $2, other_brands = $3, child_audience = $4, min_age = $5, processors = $6::jsonb, language = $7,
        version = b.version + 1
      from held where b.business_id = $1 returning held.before`,
    values: [
      businessId,
      after.brands,
      after.otherBrands,
      after.childAudience,
      after.minAge,
      JSON.stringify(after.processors),
      after.language,
    ],
  });
  return rows[0]?.before;
}

/** Sets or ends the pause. An empty object stands for none in what is kept on record. */
export async function setPause(tx: Runner, businessId: BusinessId, after: Paused | null): Promise<unknown> {
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (select pause from business where business_id = $1 for update)
      update business b set pause = $2::jsonb, version = b.version + 1
      from held where b.business_id = $1 returning coalesce(held.pause, '{}') as before`,
    values: [businessId, after === null ? null : JSON.stringify(after)],
  });
  return rows[0]?.before;
}

/** Sets for how many days what was written is kept. */
export async function setContentDays(tx: Runner, businessId: BusinessId, days: number): Promise<unknown> {
  const rows = await tx.query<{ before: unknown }>({
    text: `with held as (select content_days from business where business_id = $1 for update)
      update business b set content_days = $2, version = b.version + 1
      from held where b.business_id = $1 returning jsonb_build_object('contentDays', held.content_days) as before`,
    values: [businessId, days],
  });
  return rows[0]?.before;
}

async function raise(tx: Runner, businessId: BusinessId): Promise<void> {
  await tx.query({ text: 'update business set version = version + 1 where business_id = $1', values: [businessId] });
}

/** Keeps a change on record. */
export async function insertChange(
  tx: Runner,
  businessId: BusinessId,
  row: {
    id: Id<'own value change'>;
    what: ChangeRow['what'];
    target: string;
    before: unknown;
    after: unknown;
    reason: string | null;
    decidedBy: string | null;
    keyId: string | null;
    atMs: number;
  },
): Promise<void> {
  await tx.query({
    text: `insert into own_value_change (business_id, id, what, target, before, after, reason, decided_by, key_id, changed_at)
      values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, to_timestamp($10 / 1000.0))`,
    values: [
      businessId,
      row.id,
      row.what,
      row.target,
      JSON.stringify(row.before),
      JSON.stringify(row.after),
      row.reason,
      row.decidedBy,
      row.keyId,
      row.atMs,
    ],
  });
}

/** Changes of a business, newest first. */
export async function listChanges(
  db: Database,
  businessId: BusinessId,
  page: { after: string | null; limit: number },
): Promise<ChangeRow[]> {
  return await db.query(businessId, {
    text: `select id, what, target, before, after, reason, decided_by, key_id, changed_at from own_value_change
      where business_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    values: [businessId, page.after, page.limit],
  });
}
