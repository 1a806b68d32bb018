// SQL of webhooks on their way out to the business's own bot.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, DeliveryId, EndpointId, MessageId } from '../../kernel/kernel.ts';

export type EndpointRow = {
  business_id: BusinessId;
  id: EndpointId;
  url: string;
  secret: Buffer;
  created_at: number;
  disabled_at: number | null;
};

/** A business's endpoints, those that are off included. */
export async function listEndpoints(db: Pick<Database, 'query'>, businessId: BusinessId): Promise<EndpointRow[]> {
  return await db.query(businessId, {
    name: 'list-endpoints',
    text: 'select * from webhook_endpoint where business_id = $1 order by id',
    values: [businessId],
  });
}

/** The endpoints that are on, read in the transaction that plans deliveries. */
export async function activeEndpoints(tx: Transaction, businessId: BusinessId): Promise<{ id: EndpointId }[]> {
  return await tx.query({
    name: 'active-endpoints',
    text: 'select id from webhook_endpoint where business_id = $1 and disabled_at is null',
    values: [businessId],
  });
}

/** Adds an endpoint with its sealed secret. */
export async function insertEndpoint(
  db: Database,
  row: { businessId: BusinessId; id: EndpointId; url: string; secret: Buffer; atMs: number },
): Promise<void> {
  await db.query(row.businessId, {
    text: `insert into webhook_endpoint (business_id, id, url, secret, created_at)
      values ($1, $2, $3, $4, to_timestamp($5 / 1000.0))`,
    values: [row.businessId, row.id, row.url, row.secret, row.atMs],
  });
}

/** Turns an endpoint off; false when there is none that is on. */
export async function disableEndpoint(db: Database, businessId: BusinessId, id: EndpointId): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: `update webhook_endpoint set disabled_at = clock_timestamp()
      where business_id = $1 and id = $2 and disabled_at is null returning 1 as done`,
    values: [businessId, id],
  });
  return rows.length > 0;
}

/** What the callers themselves had put into biz_opaque_callback_data lies in the sealed bodies of their messages. */
export async function bodiesOf(
  tx: Transaction,
  businessId: BusinessId,
  ids: readonly MessageId[],
): Promise<{ id: MessageId; contact_id: ContactId; body: Buffer | null }[]> {
  return await tx.query({
    name: 'bodies-of',
    text: `select id, contact_id, body from message where business_id = $1 and id = any($2::uuid[]) and direction = 'out'`,
    values: [businessId, ids],
  });
}

/** Plans deliveries, due at once. */
export async function insertDeliveries(
  tx: Transaction,
  businessId: BusinessId,
  rows: readonly { id: DeliveryId; endpointId: EndpointId; body: Buffer }[],
): Promise<void> {
  await tx.query({
    name: 'insert-deliveries',
    text: `insert into webhook_delivery (business_id, id, endpoint_id, body, state, due_at, created_at)
      select $1, d.id, d.endpoint_id, d.body, 'waiting', clock_timestamp(), clock_timestamp()
      from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as d(id, endpoint_id, body)`,
    values: [businessId, rows.map(r => r.id), rows.map(r => r.endpointId), rows.map(r => r.body)],
  });
}

export type DueDelivery = {
  business_id: BusinessId;
  id: DeliveryId;
  endpoint_id: EndpointId;
  body: Buffer;
  attempts: number;
  created_at: number;
  url: string;
  secret: Buffer;
};

/** Takes due deliveries under a lease. */
export async function claimDeliveries(db: Database, claim: { limit: number; leaseMs: number }): Promise<DueDelivery[]> {
  return await db.query('all', {
    name: 'claim-deliveries',
    text: `with due as materialized (
        select business_id, id from webhook_delivery where state = 'waiting' and due_at <= clock_timestamp()
        order by due_at limit $1 for update skip locked)
      update webhook_delivery d set due_at = clock_timestamp() + $2 * interval '1 millisecond', attempts = d.attempts + 1
      from due join webhook_endpoint e on e.business_id = due.business_id
      where d.business_id = due.business_id and d.id = due.id and e.id = d.endpoint_id
      returning d.business_id, d.id, d.endpoint_id, d.body, d.attempts, d.created_at, e.url, e.secret`,
    values: [claim.limit, claim.leaseMs],
  });
}

export type DeliveryOutcome = {
  id: DeliveryId;
  state: 'waiting' | 'delivered' | 'given_up';
  /** From now, by the database's clock. */
  retryInMs: number | null;
  outcome: string;
};

/** Writes down how a try went and when the next is due. */
export async function writeDelivery(db: Database, businessId: BusinessId, row: DeliveryOutcome): Promise<void> {
  await db.query(businessId, {
    name: 'write-delivery',
    text: `update webhook_delivery set state = $3, due_at = coalesce(clock_timestamp() + $4 * interval '1 millisecond', due_at), last_outcome = $5,
        ended_at = case when $3 <> 'waiting' then clock_timestamp() end
      where business_id = $1 and id = $2`,
    values: [businessId, row.id, row.state, row.retryInMs, row.outcome],
  });
}

export type DeliveryRow = {
  id: DeliveryId;
  endpoint_id: EndpointId;
  state: string;
  attempts: number;
  created_at: number;
  ended_at: number | null;
  last_outcome: string | null;
};

/** A page of deliveries, newest first. */
export async function listDeliveries(
  db: Database,
  businessId: BusinessId,
  page: { endpointId: EndpointId | null; after: string | null; limit: number },
): Promise<DeliveryRow[]> {
  return await db.query(businessId, {
    text: `select id, endpoint_id, state, attempts, created_at, ended_at, last_outcome from webhook_delivery
      where business_id = $1 and ($2::uuid is null or endpoint_id = $2) and ($3::uuid is null or id < $3)
      order by id desc limit $4`,
    values: [businessId, page.endpointId, page.after, page.limit],
  });
}

/** Makes a delivery due again, whatever became of it; false when there is none. */
export async function replayDelivery(db: Database, businessId: BusinessId, id: DeliveryId): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: `update webhook_delivery set state = 'waiting', due_at = clock_timestamp(), ended_at = null
      where business_id = $1 and id = $2 returning 1 as done`,
    values: [businessId, id],
  });
  return rows.length > 0;
}
