// SQL of the feed: one row for each business orders whatever changes its conversations, so that the events have the order
// of their commits and none can appear behind one that was read.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { FeedEvent, NewEvent } from '../types.ts';

/** The channel on which other processes hear that a business has new events. */
export const channel = 'conversation_event';

/** Makes the feed of a business where there is none, and holds it until the transaction ends. */
export async function holdFeed(tx: Transaction, businessId: BusinessId): Promise<void> {
  const held = await tx.query({ name: 'hold-feed', text: holdText, values: [businessId] });
  if (held.length > 0) return;
  await tx.query({
    text: 'insert into conversation_feed (business_id) values ($1) on conflict do nothing',
    values: [businessId],
  });
  await tx.query({ name: 'hold-feed', text: holdText, values: [businessId] });
}

const holdText = 'select 1 as held from conversation_feed where business_id = $1 for update';

/** Adds events to the feed, which is held; those who look on hear of them with the commit. */
export async function addEvents(
  tx: Transaction,
  businessId: BusinessId,
  what: { events: readonly NewEvent[]; atMs: number },
): Promise<void> {
  const { events, atMs } = what;
  if (events.length === 0) return;
  await tx.query({
    name: 'add-conversation-events',
    text: `with moved as (
        update conversation_feed set seq = seq + $2 where business_id = $1 returning seq - $2 as before),
      told as (select pg_notify('${channel}', $1::text))
      insert into conversation_event (business_id, seq, kind, conversation_id, contact_id, message_id, direction, at)
      select $1, m.before + e.ord, e.kind, e.conversation_id, e.contact_id, e.message_id, e.direction,
        to_timestamp($8::double precision / 1000)
      from moved m, told, unnest($3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[]) with ordinality
        as e(kind, conversation_id, contact_id, message_id, direction, ord)`,
    values: [
      businessId,
      events.length,
      events.map(one => one.kind),
      events.map(one => one.conversationId ?? null),
      events.map(one => one.contactId ?? null),
      events.map(one => one.messageId ?? null),
      events.map(one => one.direction ?? null),
      atMs,
    ],
  });
}

/** Where the feed is, and up to where its events are gone. */
export async function readFeed(db: Database, businessId: BusinessId): Promise<{ seq: bigint; prunedTo: bigint }> {
  const rows = await db.query<{ seq: string; pruned_to: string }>(businessId, {
    name: 'read-feed',
    text: 'select seq::text, pruned_to::text from conversation_feed where business_id = $1',
    values: [businessId],
  });
  return { seq: BigInt(rows[0]?.seq ?? 0), prunedTo: BigInt(rows[0]?.pruned_to ?? 0) };
}

type Row = {
  seq: string;
  kind: FeedEvent['kind'];
  conversation_id: FeedEvent['conversationId'] | null;
  contact_id: FeedEvent['contactId'] | null;
  message_id: FeedEvent['messageId'] | null;
  direction: string | null;
};

/** Events after a place, in their order. */
export async function pageEvents(
  db: Database,
  businessId: BusinessId,
  page: { after: bigint; limit: number },
): Promise<FeedEvent[]> {
  const rows = await db.query<Row>(businessId, {
    name: 'page-conversation-events',
    text: `select seq::text, kind, conversation_id, contact_id, message_id, direction from conversation_event
      where business_id = $1 and seq > $2 order by seq limit $3`,
    values: [businessId, page.after.toString(), page.limit],
  });
  return rows.map(row => ({
    seq: row.seq,
    kind: row.kind,
    ...(row.conversation_id == null ? {} : { conversationId: row.conversation_id }),
    ...(row.contact_id == null ? {} : { contactId: row.contact_id }),
    ...(row.message_id == null ? {} : { messageId: row.message_id }),
    ...(row.direction === null ? {} : { direction: row.direction }),
  }));
}

/** Removes events of before an instant, so many at most; returns how many. */
export async function pruneEvents(db: Database, what: { beforeMs: number; limit: number }): Promise<number> {
  const rows = await db.query<{ gone: number }>('all', {
    text: `with old as (
        select business_id, seq from conversation_event where at < to_timestamp($1::double precision / 1000)
        order by at limit $2),
      gone as (
        delete from conversation_event e using old
        where e.business_id = old.business_id and e.seq = old.seq returning e.business_id, e.seq),
      moved as (
        update conversation_feed f set pruned_to = greatest(f.pruned_to, g.seq)
        from (select business_id, max(seq) as seq from gone group by business_id) g
        where f.business_id = g.business_id)
      select count(*)::integer as gone from gone`,
    values: [what.beforeMs, what.limit],
  });
  return rows[0]?.gone ?? 0;
}
