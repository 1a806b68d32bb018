// SQL of content that grew old: what people wrote, and webhooks that were kept with it. Only what ended, so that nothing
// loses its words while it is under way; never what is proof. The rows stay, but for deliveries, which are copies.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';

/** What is older than an id, so many at most. */
export type Old = { readonly before: string; readonly limit: number };

// As the index `message_content` has it; and what waited for long counts from when it was judged last and went.
const deletable = `coalesce(decision_id, id) < $2 and body is not null and not proof and state in ('sent', 'failed', 'refused', 'cancelled', 'received')`;

/**
 * Deletes the content of messages, oldest first; returns of how many. What another statement holds is passed over: the
 * next run finds it.
 */
export async function deleteMessageContent(
  tx: Transaction,
  businessId: BusinessId,
  old: Old & { readonly days: number },
): Promise<number> {
  const rows = await tx.query<{ gone: number }>({
    name: 'delete-message-content',
    text: `with old as materialized (
        select id from message where business_id = $1 and id < $2 and ${deletable}
        order by id limit $3 for update skip locked),
      gone as (
        update message m set body = null, content_deleted_after = $4
        from old where m.business_id = $1 and m.id = old.id returning 1)
      select count(*)::integer as gone from gone`,
    values: [businessId, old.before, old.limit, old.days],
  });
  return rows[0]?.gone ?? 0;
}

/** The messages that would lose their content, as far as the limit, and the oldest. */
export async function countMessageContent(
  db: Database,
  businessId: BusinessId,
  { before, limit }: Old,
): Promise<{ count: number; oldest: string | null }> {
  const rows = await db.query<{ count: number; oldest: string | null }>(businessId, {
    text: `with old as materialized (
        select id from message where business_id = $1 and id < $2 and ${deletable} order by id limit $3)
      select count(*)::integer as count, (select id from old order by id limit 1) as oldest from old`,
    values: [businessId, before, limit],
  });
  return rows[0] ?? { count: 0, oldest: null };
}

/** Deletes the bodies of what was not understood, and deliveries that ended; returns how many. */
export async function deleteWebhookContent(tx: Transaction, businessId: BusinessId, old: Old): Promise<number> {
  const rows = await tx.query<{ gone: number }>({
    name: 'delete-webhook-content',
    text: `with unclear as materialized (
        select id from webhook_unclear where business_id = $1 and id < $2 and body is not null
        order by id limit $3 for update skip locked),
      emptied as (
        update webhook_unclear w set body = null from unclear u where w.business_id = $1 and w.id = u.id returning 1),
      ended as materialized (
        select id from webhook_delivery where business_id = $1 and id < $2 and state <> 'waiting'
        order by id limit $3 for update skip locked),
      removed as (
        delete from webhook_delivery d using ended e where d.business_id = $1 and d.id = e.id returning 1)
      select ((select count(*) from emptied) + (select count(*) from removed))::integer as gone`,
    values: [businessId, old.before, old.limit],
  });
  return rows[0]?.gone ?? 0;
}

/** How many webhooks would go, as far as the limit of each kind, and the oldest. */
export async function countWebhookContent(
  db: Database,
  businessId: BusinessId,
  { before, limit }: Old,
): Promise<{ count: number; oldest: string | null }> {
  const rows = await db.query<{ count: number; oldest: string | null }>(businessId, {
    text: `with old as materialized (
        (select id from webhook_unclear where business_id = $1 and id < $2 and body is not null order by id limit $3)
        union all
        (select id from webhook_delivery where business_id = $1 and id < $2 and state <> 'waiting' order by id limit $3))
      select count(*)::integer as count, (select id from old order by id limit 1) as oldest from old`,
    values: [businessId, before, limit],
  });
  return rows[0] ?? { count: 0, oldest: null };
}
