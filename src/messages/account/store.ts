// SQL of how the account stands: what Meta said of it last, when its numbers were heard last, and what is stuck. Each part
// looks at so many of the newest rows at most.

import type { Database } from '../../database/database.ts';
import type { BusinessId, SenderId } from '../../kernel/kernel.ts';
import type { AccountNews, Heard, NumberNews, Stuck } from './types.ts';

const newestMax = 1_000;
const stuckMax = 10_000;

/** The last word on the quality and limit of each number, by its digits. */
export async function readNumberNews(db: Database, businessId: BusinessId): Promise<NumberNews[]> {
  return await db.query(businessId, {
    name: 'read-number-news',
    text: `select distinct on (digits) regexp_replace(detail ->> 'display_phone_number', '\\D', '', 'g') as digits,
        event, detail ->> 'current_limit' as limit, received_at as "atMs"
      from (select * from account_event where business_id = $1 order by id desc limit $2) newest
      where field = 'phone_number_quality_update' and detail ->> 'display_phone_number' is not null
      order by digits, id desc`,
    values: [businessId, newestMax],
  });
}

/** The newest news of the account, of every kind. */
export async function readAccountNews(db: Database, businessId: BusinessId, limit: number): Promise<AccountNews[]> {
  return await db.query(businessId, {
    name: 'read-account-news',
    text: `select id, field, event, received_at as "atMs" from account_event
      where business_id = $1 order by id desc limit $2`,
    values: [businessId, limit],
  });
}

/** The last word on the whole account: a restriction, or that there is none any more. */
export async function readStanding(db: Database, businessId: BusinessId): Promise<AccountNews | undefined> {
  const rows = await db.query<AccountNews>(businessId, {
    name: 'read-account-standing',
    text: `select id, field, event, received_at as "atMs"
      from (select * from account_event where business_id = $1 order by id desc limit $2) newest
      where field = 'account_update' order by id desc limit 1`,
    values: [businessId, newestMax],
  });
  return rows[0];
}

/** When a webhook of each number came last, among the newest messages: the person's words, or Meta's on ours. */
export async function readHeard(db: Database, businessId: BusinessId): Promise<Heard[]> {
  return await db.query<{ senderId: SenderId; inboundId: string | null; statusMs: number | null }>(businessId, {
    name: 'read-heard',
    text: `select sender_id as "senderId", max(id::text) filter (where direction <> 'out') as "inboundId",
        max(status_at) as "statusMs"
      from (select id, sender_id, direction, status_at from message
        where business_id = $1 order by id desc limit $2) newest
      group by sender_id`,
    values: [businessId, newestMax],
  });
}

/** What does not get on: webhooks that were not understood, and those that do not reach the business. */
export async function countStuck(db: Database, businessId: BusinessId): Promise<Stuck> {
  const rows = await db.query<Stuck>(businessId, {
    name: 'count-stuck',
    text: `select (select count(*)::integer from (select from webhook_unclear
          where business_id = $1 and resolved_at is null limit $2) u) as unclear,
        (select count(*)::integer from (select state, attempts from webhook_delivery
            where business_id = $1 order by id desc limit $2) d
          where state = 'given_up' or state = 'waiting' and attempts > 0) as undelivered`,
    values: [businessId, stuckMax],
  });
  return rows[0] ?? { unclear: 0, undelivered: 0 };
}
