// SQL of webhooks on their way out to the business's own bot.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, DeliveryId, EndpointId, MessageId } from '../../kernel/kernel.ts';
import { inSlices } from '../lanes.ts';

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
    text: `select business_id, id, url, secret, created_at, disabled_at from webhook_endpoint
      where business_id = $1 order by id`,
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

/** Turns an endpoint off and gives up what waits for it; false when there is none that is on. */
export async function disableEndpoint(db: Database, businessId: BusinessId, id: EndpointId): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: `with turned_off as (
        update webhook_endpoint set disabled_at = clock_timestamp()
        where business_id = $1 and id = $2 and disabled_at is null returning id),
      given_up as (
        update webhook_delivery d set state = 'given_up', ended_at = clock_timestamp(), last_outcome = 'endpoint turned off'
        from turned_off where d.business_id = $1 and d.endpoint_id = turned_off.id and d.state = 'waiting')
      select 1 as done from turned_off`,
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
  /** Since it was planned, by the database's clock. */
  age_ms: number;
  url: string;
  secret: Buffer;
};

export type Claim = {
  readonly limit: number;
  readonly leaseMs: number;
  readonly perEndpointMax: number;
  /** How many of its share an endpoint uses already; one that uses all of it gets nothing. */
  readonly used: ReadonlyMap<EndpointId, number>;
};

/**
 * Takes due deliveries under a lease, oldest first, no more for one endpoint than its share. One that is off gets none.
 */
export async function claimDeliveries(db: Database, claim: Claim): Promise<DueDelivery[]> {
  const { limit, leaseMs, perEndpointMax, used } = claim;
  return await db.query('all', {
    name: 'claim-deliveries',
    // now(), not clock_timestamp(): only a stable bound is looked up in the index.
    text: `with used as (select * from unnest($3::uuid[], $4::integer[]) as u(endpoint_id, places)),
      due as materialized (
        select w.business_id, w.id, e.url, e.secret
        from webhook_endpoint e left join used u on u.endpoint_id = e.id
        cross join lateral (
          select d.business_id, d.id, d.due_at from webhook_delivery d
          where d.business_id = e.business_id and d.endpoint_id = e.id and d.state = 'waiting' and d.due_at <= now()
          order by d.due_at limit $5 - coalesce(u.places, 0) for update skip locked) w
        where e.disabled_at is null and coalesce(u.places, 0) < $5
        order by w.due_at limit $1)
      update webhook_delivery d set due_at = now() + $2 * interval '1 millisecond', attempts = d.attempts + 1
      from due where d.business_id = due.business_id and d.id = due.id
      returning d.business_id, d.id, d.endpoint_id, d.body, d.attempts,
        (extract(epoch from now() - d.created_at) * 1000)::double precision as age_ms, due.url, due.secret`,
    values: [limit, leaseMs, [...used.keys()], [...used.values()], perEndpointMax],
  });
}

export type DeliveryOutcome = {
  id: DeliveryId;
  state: 'waiting' | 'delivered' | 'given_up';
  /** From now, by the database's clock. */
  retryInMs: number | null;
  outcome: string;
};

/** Writes down how a try went and when the next is due. What was given up meanwhile stays so, unless it arrived. */
export async function writeDelivery(db: Database, businessId: BusinessId, row: DeliveryOutcome): Promise<void> {
  await db.query(businessId, {
    name: 'write-delivery',
    text: `update webhook_delivery set state = $3, last_outcome = $5,
        due_at = coalesce(clock_timestamp() + $4 * interval '1 millisecond', due_at),
        ended_at = case when $3 <> 'waiting' then clock_timestamp() end
      where business_id = $1 and id = $2 and (state = 'waiting' or $3 = 'delivered')`,
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

/** Makes a delivery due again, whatever became of it; false when there is none, or its endpoint is off. */
export async function replayDelivery(db: Database, businessId: BusinessId, id: DeliveryId): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: `update webhook_delivery d set state = 'waiting', due_at = clock_timestamp(), ended_at = null
      from webhook_endpoint e
      where d.business_id = $1 and d.id = $2
        and e.business_id = $1 and e.id = d.endpoint_id and e.disabled_at is null returning 1 as done`,
    values: [businessId, id],
  });
  return rows.length > 0;
}

/**
 * Removes deliveries 7 days after they ended, with what people wrote in them. What waits for longer than that (its
 * endpoint rests), or was planned while its endpoint was being turned off, is given up first.
 */
export async function purgeDeliveries(db: Database): Promise<void> {
  await inSlices(async sliceMax => {
    const ended = await db.query('all', {
      text: `update webhook_delivery d set state = 'given_up', ended_at = now(),
          last_outcome = case when e.disabled_at is null then coalesce(d.last_outcome, 'too old') else 'endpoint turned off' end
        from webhook_endpoint e
        where e.business_id = d.business_id and e.id = d.endpoint_id and (d.business_id, d.id) in (
          select w.business_id, w.id from webhook_delivery w
          join webhook_endpoint o on o.business_id = w.business_id and o.id = w.endpoint_id
          where w.state = 'waiting' and (o.disabled_at is not null or w.created_at < now() - interval '7 days')
          limit $1 for update of w skip locked)
        returning 1 as done`,
      values: [sliceMax],
    });
    return ended.length;
  });
  await inSlices(async sliceMax => {
    const gone = await db.query('all', {
      text: `delete from webhook_delivery where (business_id, id) in (
          select business_id, id from webhook_delivery
          where state <> 'waiting' and ended_at < now() - interval '7 days' limit $1 for update skip locked)
        returning 1 as done`,
      values: [sliceMax],
    });
    return gone.length;
  });
}
