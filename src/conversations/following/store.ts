// SQL of following the messages: whose turn it is to look, and the conversations as they are brought up to date.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, MessageId, SenderId } from '../../kernel/kernel.ts';
import type { Standing } from '../fold.ts';
import type { ConversationId } from '../types.ts';

export type Turn = {
  businessId: BusinessId;
  followedTo: string | null;
  mergedTo: string | null;
  /** It is time to look further back too, for what committed late. */
  looksBack: boolean;
};

/** Gives every business a feed. */
export async function ensureFeeds(db: Database): Promise<void> {
  await db.query('all', {
    name: 'ensure-feeds',
    text: `insert into conversation_feed (business_id)
      select b.business_id from business b
      where not exists (select from conversation_feed f where f.business_id = b.business_id)
      on conflict do nothing`,
    values: [],
  });
}

/** Takes the businesses at which nobody looked for a while; other processes take others. */
export async function takeTurns(
  db: Database,
  every: { lookMs: number; lookBackMs: number; limit: number },
): Promise<Turn[]> {
  return await db.query('all', {
    name: 'take-turns',
    text: `with due as (
        select business_id, looked_back_at < clock_timestamp() - $2 * interval '1 millisecond' as back
        from conversation_feed where looked_at < clock_timestamp() - $1 * interval '1 millisecond'
        order by looked_at limit $3 for update skip locked)
      update conversation_feed f set looked_at = clock_timestamp(),
        looked_back_at = case when due.back then clock_timestamp() else f.looked_back_at end
      from due where f.business_id = due.business_id
      returning f.business_id as "businessId", f.followed_to as "followedTo", f.merged_to as "mergedTo",
        due.back as "looksBack"`,
    values: [every.lookMs, every.lookBackMs, every.limit],
  });
}

/** Notes up to where the messages and the merges of a business are followed; it never goes back. */
export async function noteFollowed(
  db: Database,
  businessId: BusinessId,
  to: { messageId: string | null; mergeId: string | null },
): Promise<void> {
  await db.query(businessId, {
    name: 'note-followed',
    text: `update conversation_feed set followed_to = greatest(followed_to, $2::uuid), merged_to = greatest(merged_to, $3::uuid)
      where business_id = $1
        and (($2::uuid is not null and followed_to is distinct from $2) or ($3::uuid is not null and merged_to is distinct from $3))`,
    values: [businessId, to.messageId, to.mergeId],
  });
}

/** People with conversations in which something was said since; at most so many. */
export async function findLively(
  db: Database,
  businessId: BusinessId,
  of: { since: string; limit: number },
): Promise<ContactId[]> {
  const rows = await db.query<{ contact_id: ContactId }>(businessId, {
    name: 'find-lively',
    text: `select contact_id from conversation
      where business_id = $1 and state = 'open' and sort_id > $2 and merged_into is null order by sort_id desc limit $3`,
    values: [businessId, of.since, of.limit],
  });
  return rows.map(row => row.contact_id);
}

type StandingRow = {
  id: ConversationId;
  contact_id: ContactId;
  sender_id: SenderId;
  state: Standing['state'];
  last_message_id: MessageId | null;
  last_in_id: MessageId | null;
  waiting_id: MessageId | null;
  unread: number;
  read_to: string | null;
  unread_from: string | null;
  closed_to: string | null;
  told: Record<string, string>;
};

export type Kept = {
  readonly id: ConversationId;
  readonly contactId: ContactId;
  readonly senderId: SenderId;
  readonly standing: Standing;
};

/** The conversations of these people, each named once, as they were left. The feed is held. */
export async function findKept(
  tx: Transaction,
  businessId: BusinessId,
  contactIds: readonly ContactId[],
): Promise<Kept[]> {
  const rows = await tx.query<StandingRow>({
    name: 'find-kept-conversations',
    // Person by person through the key: in the order of the ids, PostgreSQL would rather read all that there are.
    text: `select c.* from unnest($2::uuid[]) as w(contact_id) cross join lateral (
        select id, contact_id, sender_id, state, last_message_id, last_in_id, waiting_id, unread, read_to, unread_from,
          closed_to, told
        from conversation where business_id = $1 and contact_id = w.contact_id and merged_into is null offset 0) c
      order by c.id`,
    values: [businessId, contactIds],
  });
  return rows.map(row => ({
    id: row.id,
    contactId: row.contact_id,
    senderId: row.sender_id,
    standing: {
      state: row.state,
      lastMessageId: row.last_message_id,
      lastInId: row.last_in_id,
      waitingId: row.waiting_id,
      unread: row.unread,
      readTo: row.read_to,
      unreadFrom: row.unread_from,
      closedTo: row.closed_to,
      told: row.told,
    },
  }));
}

/** Who of these people has a conversation. */
export async function findWithTalk(
  run: Pick<Transaction, 'query'>,
  businessId: BusinessId,
  contactIds: readonly ContactId[],
): Promise<Set<ContactId>> {
  const rows = await run.query<{ contact_id: ContactId }>({
    name: 'find-with-talk',
    text: `select w.contact_id from unnest($2::uuid[]) as w(contact_id) where exists (
        select from conversation
        where business_id = $1 and contact_id = w.contact_id and merged_into is null offset 0)`,
    values: [businessId, contactIds],
  });
  return new Set(rows.map(row => row.contact_id));
}

/**
 * Conversations that went into another one with these people, each named once, who may be told apart again. The feed is
 * held.
 */
export async function findGone(
  tx: Transaction,
  businessId: BusinessId,
  contactIds: readonly ContactId[],
): Promise<Pick<Kept, 'id' | 'contactId' | 'senderId'>[]> {
  return await tx.query({
    name: 'find-gone-conversations',
    text: `select c.* from unnest($2::uuid[]) as w(contact_id) cross join lateral (
        select id, contact_id as "contactId", sender_id as "senderId" from conversation
        where business_id = $1 and contact_id = w.contact_id and merged_into is not null offset 0) c
      order by c.id`,
    values: [businessId, contactIds],
  });
}

/** Writes conversations as their messages leave them; new ones begin. The feed is held. */
export async function writeKept(tx: Transaction, businessId: BusinessId, rows: readonly Kept[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: 'write-kept-conversations',
    text: `insert into conversation as c (business_id, id, contact_id, sender_id, state, sort_id, last_message_id,
        last_in_id, waiting_id, unread, told)
      select $1, w.id, w.contact_id, w.sender_id, w.state, coalesce(w.last_message_id, w.id), w.last_message_id,
        w.last_in_id, w.waiting_id, w.unread, w.told::jsonb
      from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::integer[],
        $10::text[]) as w(id, contact_id, sender_id, state, last_message_id, last_in_id, waiting_id, unread, told)
      on conflict on constraint conversation_pk do update set state = excluded.state, sort_id = excluded.sort_id,
        last_message_id = excluded.last_message_id, last_in_id = excluded.last_in_id,
        waiting_id = excluded.waiting_id, unread = excluded.unread, told = excluded.told, merged_into = null`,
    values: [
      businessId,
      rows.map(one => one.id),
      rows.map(one => one.contactId),
      rows.map(one => one.senderId),
      rows.map(one => one.standing.state),
      rows.map(one => one.standing.lastMessageId),
      rows.map(one => one.standing.lastInId),
      rows.map(one => one.standing.waitingId),
      rows.map(one => one.standing.unread),
      rows.map(one => JSON.stringify(one.standing.told)),
    ],
  });
}

/**
 * Two people turned out to be one: conversations with the same number become one (open if one was, read as far as both
 * were, with whoever had either), with their notes; the others and the labels go over as they are. The feed is held.
 */
export async function moveToSurvivor(
  tx: Transaction,
  businessId: BusinessId,
  merge: { mergedId: ContactId; survivorId: ContactId },
): Promise<void> {
  const values = [businessId, merge.mergedId, merge.survivorId];
  await tx.query({
    name: 'merge-conversations',
    text: `with gone as (
        update conversation g set merged_into = s.id from conversation s
        where g.business_id = $1 and g.contact_id = $2 and g.merged_into is null
          and s.business_id = $1 and s.contact_id = $3 and s.sender_id = g.sender_id and s.merged_into is null
        returning g.id, s.id as into_id, g.state, g.assigned_to, g.read_to, g.closed_to, g.unread_from),
      noted as (
        update conversation_note n set conversation_id = gone.into_id from gone
        where n.business_id = $1 and n.conversation_id = gone.id)
      update conversation s set
        state = case when gone.state = 'open' or s.state = 'open' then 'open' else 'closed' end,
        assigned_to = coalesce(s.assigned_to, gone.assigned_to),
        read_to = least(s.read_to, gone.read_to),
        closed_to = least(s.closed_to, gone.closed_to),
        unread_from = least(s.unread_from, gone.unread_from)
      from gone where s.business_id = $1 and s.id = gone.into_id`,
    values,
  });
  await tx.query({
    name: 'move-conversations',
    text: `update conversation set contact_id = $3 where business_id = $1 and contact_id = $2 and merged_into is null`,
    values,
  });
  await tx.query({
    name: 'move-labels',
    text: `with had as (delete from contact_label where business_id = $1 and contact_id = $2 returning label_id)
      insert into contact_label (business_id, contact_id, label_id) select $1, $3, label_id from had on conflict do nothing`,
    values,
  });
}
