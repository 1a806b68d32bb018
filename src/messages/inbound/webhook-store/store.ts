// SQL of webhooks that were stored and wait to be processed.

import type { Database, Transaction } from '../../../database/database.ts';
import type { BusinessId, Id } from '../../../kernel/kernel.ts';

type Runner = Pick<Transaction, 'query'>;

/** `body` seals; it is called when the batch leaves, for all in it at once. */
export type WebhookRow = { id: Id<'webhook'>; body: () => Buffer };

const insertWebhooks = (businessId: BusinessId, rows: readonly WebhookRow[]) => ({
  name: 'insert-webhooks',
  text: `insert into webhook_in (business_id, id, body, received_at)
    select $1, w.id, w.body, clock_timestamp() from unnest($2::uuid[], $3::bytea[]) as w(id, body)`,
  values: [businessId, rows.map(row => row.id), rows.map(row => row.body())],
});

/** Stores raw webhooks; resolved after the commit. */
export async function storeWebhooks(db: Database, businessId: BusinessId, rows: readonly WebhookRow[]): Promise<void> {
  await db.query(businessId, insertWebhooks(businessId, rows));
}

/** The same inside the transaction that also writes a withdrawal. */
export async function storeWebhooksIn(tx: Runner, businessId: BusinessId, rows: readonly WebhookRow[]): Promise<void> {
  await tx.query(insertWebhooks(businessId, rows));
}

/** The business whose webhook waits longest; undefined when none waits. */
export async function findWaiting(db: Database): Promise<BusinessId | undefined> {
  const rows = await db.query<{ business_id: BusinessId }>('all', {
    name: 'find-waiting',
    text: 'select business_id from webhook_in order by id limit 1',
    values: [],
  });
  return rows[0]?.business_id;
}

/** Whether this transaction alone now processes the business's webhooks, so that their order holds over processes. */
export async function claimBusiness(tx: Runner, businessId: BusinessId): Promise<boolean> {
  const rows = await tx.query<{ held: boolean }>({
    name: 'claim-webhooks',
    text: `select pg_try_advisory_xact_lock(hashtextextended('assent webhooks ' || $1::text, 0)) as held`,
    values: [businessId],
  });
  return rows[0]?.held === true;
}

export type WaitingRow = { id: Id<'webhook'>; body: Buffer; attempts: number };

/** The oldest webhooks of a business, at most so many and so large together, but always one. */
export async function takeWebhooks(
  tx: Runner,
  businessId: BusinessId,
  atMost: { rows: number; bytes: number },
): Promise<WaitingRow[]> {
  return await tx.query({
    name: 'take-webhooks',
    // Row by row through the key: a plan made while the table was young would read and sort all that waits.
    text: `with recursive oldest as (
        (select id, octet_length(body)::bigint as bytes_until, 1 as place
          from webhook_in where business_id = $1 order by id limit 1)
        union all
        select next.id, oldest.bytes_until + next.bytes, oldest.place + 1
        from oldest cross join lateral (
          select id, octet_length(body) as bytes
          from webhook_in where business_id = $1 and id > oldest.id order by id limit 1) next
        where oldest.place < $2 and oldest.bytes_until + next.bytes <= $3)
      select w.id, w.body, w.attempts from oldest cross join lateral (
        select id, body, attempts from webhook_in where business_id = $1 and id = oldest.id for update) w
      order by w.id`,
    values: [businessId, atMost.rows, atMost.bytes],
  });
}

/** Removes processed webhooks. */
export async function removeWebhooks(tx: Runner, businessId: BusinessId, ids: readonly Id<'webhook'>[]): Promise<void> {
  await tx.query({
    name: 'remove-webhooks',
    text: 'delete from webhook_in where business_id = $1 and id = any($2::uuid[])',
    values: [businessId, ids],
  });
}

/** One more failed try at a webhook. */
export async function countAttempt(tx: Runner, businessId: BusinessId, id: Id<'webhook'>): Promise<void> {
  await tx.query({
    name: 'count-attempt',
    text: 'update webhook_in set attempts = attempts + 1 where business_id = $1 and id = $2',
    values: [businessId, id],
  });
}

/** Keeps a webhook that could not be processed, whole and still sealed, on the list of what was not understood. */
export async function moveToUnclear(tx: Runner, businessId: BusinessId, id: Id<'webhook'>): Promise<void> {
  await tx.query({
    name: 'move-to-unclear',
    text: `with gone as (
        delete from webhook_in where business_id = $1 and id = $2 returning business_id, id, body, received_at)
      insert into webhook_unclear (business_id, id, field, reason, body, received_at)
      select business_id, id, 'webhook', 'processing-failed', body, received_at from gone`,
    values: [businessId, id],
  });
}
