// SQL of what comes in: inbound messages, windows, Meta's ids, what was not understood.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, Id, MessageId, SenderId } from '../../kernel/kernel.ts';

type Runner = Pick<Transaction, 'query'>;

/** Reserves Meta's ids; returns those that were not known before, with the message id that each now has. */
export async function reserveWamids(
  tx: Runner,
  businessId: BusinessId,
  rows: readonly { index: Buffer; id: MessageId }[],
): Promise<{ wamid_index: Buffer; message_id: MessageId; fresh: boolean }[]> {
  return await tx.query({
    name: 'reserve-wamids',
    text: `with want as (select * from unnest($2::bytea[], $3::uuid[]) as w(wamid_index, message_id)),
      added as (
        insert into message_wamid (business_id, wamid_index, message_id)
        select $1, wamid_index, message_id from want order by wamid_index on conflict do nothing
        returning wamid_index, message_id)
      select wamid_index, message_id, true as fresh from added
      union all
      select m.wamid_index, m.message_id, false as fresh from message_wamid m join want w using (wamid_index)
      where m.business_id = $1`,
    values: [businessId, rows.map(row => row.index), rows.map(row => row.id)],
  });
}

/** How many wait, for the metric. */
export async function countWebhooks(db: Database): Promise<number> {
  const rows = await db.query<{ waiting: number }>('all', {
    name: 'count-webhooks',
    text: 'select count(*)::integer as waiting from webhook_in',
    values: [],
  });
  return rows[0]?.waiting ?? 0;
}

export type InboundRow = {
  id: MessageId;
  contactId: ContactId;
  senderId: SenderId;
  direction: 'in' | 'echo';
  kind: string;
  body: Buffer | null;
};

/** Stores inbound messages and echoes. A message that came before is left as it is; returns the ids that are new. */
export async function insertInbound(
  tx: Runner,
  businessId: BusinessId,
  rows: readonly InboundRow[],
): Promise<Set<MessageId>> {
  const added = await tx.query<{ id: MessageId }>({
    name: 'insert-inbound',
    text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, ended_at)
      select $1, w.id, w.contact_id, w.sender_id, w.direction, case w.direction when 'in' then 'received' else 'sent' end,
        'reply', w.kind, w.body, clock_timestamp()
      from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::bytea[])
        as w(id, contact_id, sender_id, direction, kind, body)
      on conflict do nothing returning id`,
    values: [
      businessId,
      rows.map(r => r.id),
      rows.map(r => r.contactId),
      rows.map(r => r.senderId),
      rows.map(r => r.direction),
      rows.map(r => r.kind),
      rows.map(r => r.body),
    ],
  });
  return new Set(added.map(row => row.id));
}

/** Their words are proof of what became of a consent: retention leaves them. */
export async function keepAsProof(tx: Runner, businessId: BusinessId, ids: readonly MessageId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query({
    name: 'keep-as-proof',
    text: 'update message set proof = true where business_id = $1 and id = any($2::uuid[])',
    values: [businessId, ids],
  });
}

/**
 * Takes hold of people in the order of their ids, before the first of them is written: a batch writes windows and then
 * consents, and must not wait in a circle with a transaction that writes both of two people at once.
 */
export async function holdPeople(tx: Runner, businessId: BusinessId, ids: readonly ContactId[]): Promise<void> {
  await tx.query({
    name: 'hold-people',
    text: `select from (select distinct id from unnest($2::uuid[]) as w(id) order by id) w cross join lateral (
      select from contact c where c.business_id = $1 and c.id = w.id for no key update) held`,
    values: [businessId, ids],
  });
}

export type WindowRow = { contactId: ContactId; senderId: SenderId; inboundAtMs: number; freeEntry: boolean };

/** Opens or prolongs the 24-hour windows; an older message never shortens one. Rows: one per person and sender. */
export async function openWindows(tx: Runner, businessId: BusinessId, rows: readonly WindowRow[]): Promise<void> {
  await tx.query({
    name: 'open-windows',
    text: `with want as (
        select contact_id, jsonb_object_agg(sender_id, jsonb_strip_nulls(jsonb_build_object('inboundAtMs', at_ms,
          'freeEntryUntilMs', case when free_entry then at_ms + 259200000 end))) as windows
        from unnest($2::uuid[], $3::text[], $4::bigint[], $5::boolean[]) as w(contact_id, sender_id, at_ms, free_entry)
        group by contact_id),
      -- Somebody who was merged in between is who they are now.
      target as materialized (
        select distinct on (c.id) c.id, w.windows from want w cross join lateral (
          select coalesce(merged_into, id) as id from contact where business_id = $1 and id = w.contact_id) c
        order by c.id),
      locked as materialized (
        select t.id, t.windows from (select id, windows from target order by id) t cross join lateral (
          select 1 from contact c where c.business_id = $1 and c.id = t.id for no key update) held)
      update contact c set version = c.version + 1, gate = jsonb_set(c.gate, '{windows}', (
          select coalesce(jsonb_object_agg(s.sender_id, case
            when (s.old ->> 'inboundAtMs')::bigint >= (s.new ->> 'inboundAtMs')::bigint then s.old
            else coalesce(s.old, '{}') || s.new end), '{}')
          from (select coalesce(o.key, n.key) as sender_id, o.value as old, coalesce(n.value, o.value) as new
            from jsonb_each(coalesce(c.gate -> 'windows', '{}')) o full join jsonb_each(w.windows) n on n.key = o.key) s))
      from locked w
      where c.business_id = $1 and c.id = w.id`,
    values: [
      businessId,
      rows.map(r => r.contactId),
      rows.map(r => r.senderId),
      rows.map(r => r.inboundAtMs),
      rows.map(r => r.freeEntry),
    ],
  });
}

/** The messages that Meta's ids belong to. */
export async function findByWamids(
  tx: Runner,
  businessId: BusinessId,
  indexes: readonly Buffer[],
): Promise<{ wamid_index: Buffer; message_id: MessageId }[]> {
  return await tx.query({
    name: 'find-by-wamids',
    text: 'select wamid_index, message_id from message_wamid where business_id = $1 and wamid_index = any($2::bytea[])',
    values: [businessId, indexes],
  });
}

export type UnclearRow = { id: Id<'webhook update'>; field: string; reason: string; body: Buffer };

/** Keeps what was not understood. */
export async function insertUnclear(tx: Runner, businessId: BusinessId, rows: readonly UnclearRow[]): Promise<void> {
  await tx.query({
    name: 'insert-unclear',
    text: `insert into webhook_unclear (business_id, id, field, reason, body, received_at)
      select $1, w.id, w.field, w.reason, w.body, clock_timestamp()
      from unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[]) as w(id, field, reason, body)`,
    values: [businessId, rows.map(r => r.id), rows.map(r => r.field), rows.map(r => r.reason), rows.map(r => r.body)],
  });
}

/** A page of what was not understood, newest first. */
export async function listUnclear(
  db: Database,
  businessId: BusinessId,
  page: { after: string | null; limit: number },
): Promise<{ id: string; field: string; reason: string; received_at: number }[]> {
  return await db.query(businessId, {
    text: `select id, field, reason, received_at from webhook_unclear
      where business_id = $1 and resolved_at is null and ($2::uuid is null or id < $2) order by id desc limit $3`,
    values: [businessId, page.after, page.limit],
  });
}
