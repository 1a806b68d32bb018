// SQL of retention: for how long a business keeps content, and the record of what was deleted.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { Counts, RetentionDay } from './types.ts';

/** In days. Held until the transaction ends: whoever sets another value is not told so before this deletion is over. */
export async function holdContentDays(tx: Transaction, businessId: BusinessId): Promise<number | undefined> {
  const rows = await tx.query<{ days: number }>({
    name: 'hold-content-days',
    text: 'select content_days as days from business where business_id = $1 for share',
    values: [businessId],
  });
  return rows[0]?.days;
}

/** Adds what was deleted to the record of the day; that nothing was is written once a minute at most. */
export async function addToDay(
  tx: Transaction,
  businessId: BusinessId,
  what: Counts & { readonly days: number; readonly atMs: number },
): Promise<void> {
  await tx.query({
    name: 'add-to-retention-day',
    text: `insert into retention_day as r (business_id, day, days, messages, notes, webhooks, ran_at)
      select $1, (w.at at time zone 'UTC')::date, $2, $3, $4, $5, w.at
      from (select to_timestamp($6::double precision / 1000) as at) w
      on conflict (business_id, day) do update set days = excluded.days, messages = r.messages + excluded.messages,
        notes = r.notes + excluded.notes, webhooks = r.webhooks + excluded.webhooks, ran_at = excluded.ran_at
        where excluded.messages + excluded.notes + excluded.webhooks > 0 or r.days <> excluded.days
          or r.ran_at not between excluded.ran_at - interval '1 minute' and excluded.ran_at`,
    values: [businessId, what.days, what.messages, what.notes, what.webhooks, what.atMs],
  });
}

/** The days on which it ran last, newest first. */
export async function listDays(db: Database, businessId: BusinessId, limit: number): Promise<RetentionDay[]> {
  return await db.query(businessId, {
    text: `select day::text, days, messages, notes, webhooks, ran_at as "ranMs" from retention_day
      where business_id = $1 order by day desc limit $2`,
    values: [businessId, limit],
  });
}
