// SQL of following what was said: along the ids, and the newest messages of some people.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, Id, MessageId, SenderId } from '../../kernel/kernel.ts';
import { type MessageDbRow, messageColumns, theirs } from '../reading/store.ts';
import type { Head, Merge } from './types.ts';

/** Messages after an id, in the order of their ids; without those that the process `notOf` marked. */
export async function pageAfter(
  db: Database,
  businessId: BusinessId,
  page: { after: string; limit: number; notOf: Id<'process'> | null },
): Promise<{ id: MessageId; contactId: ContactId; direction: string }[]> {
  return await db.query(businessId, {
    name: 'page-after',
    text: `select id, contact_id as "contactId", direction from message
      where business_id = $1 and id > $2 and ($4::uuid is null or marked_by is distinct from $4::uuid)
      order by id limit $3`,
    values: [businessId, page.after, page.limit, page.notOf],
  });
}

/** Merges and splits after an id, in the order of their ids: of a split, who stayed and who went. */
export async function pageMerges(
  db: Database,
  businessId: BusinessId,
  page: { after: string; limit: number },
): Promise<Merge[]> {
  return await db.query(businessId, {
    name: 'page-merges',
    text: `select * from (
        select id, survivor_id as "survivorId", merged_id as "mergedId" from contact_merge
          where business_id = $1 and id > $2
        union all
        select id, from_id, to_id from contact_split where business_id = $1 and id > $2) happened
      order by id limit $3`,
    values: [businessId, page.after, page.limit],
  });
}

/** Whom people are now, through every merge since. */
export async function findSurvivors(
  tx: Pick<Transaction, 'query'>,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<{ asked: ContactId; id: ContactId }[]> {
  return await tx.query({
    name: 'find-survivors',
    text: `with recursive now as (
        select w.id as asked, c.id, c.merged_into from unnest($2::uuid[]) as w(id)
        join contact c on c.business_id = $1 and c.id = w.id
        union
        select n.asked, c.id, c.merged_into from now n
        join contact c on c.business_id = $1 and c.id = n.merged_into)
      select asked, id from now where merged_into is null`,
    values: [businessId, ids],
  });
}

/** The newest messages of people who were not merged, under every id that they had, newest first. */
export async function findHeads(
  tx: Transaction,
  businessId: BusinessId,
  of: { contactIds: readonly ContactId[]; each: number },
): Promise<Head[]> {
  return await tx.query({
    name: 'find-heads',
    text: `with recursive theirs as (
        select w.id as survivor, w.id from unnest($2::uuid[]) as w(id)
        union select t.survivor, c.id from theirs t join contact c on c.business_id = $1 and c.merged_into = t.id)
      select m.id, t.survivor as "contactId", m.sender_id as "senderId", m.direction, m.state, m.class, m.kind, m.status
      from theirs t cross join lateral (
        select id, sender_id, direction, state, class, kind, status from message
        where business_id = $1 and contact_id = t.id order by id desc limit $3) m
      order by m.id desc`,
    values: [businessId, of.contactIds, of.each],
  });
}

/** The same, of each for one number. */
export async function findHeadsOfTalks(
  tx: Transaction,
  businessId: BusinessId,
  of: { talks: readonly { contactId: ContactId; senderId: SenderId }[]; each: number },
): Promise<Head[]> {
  return await tx.query({
    name: 'find-heads-of-talks',
    text: `with recursive theirs as (
        select w.id as survivor, w.id, w.sender_id from unnest($2::uuid[], $3::uuid[]) as w(id, sender_id)
        union select t.survivor, c.id, t.sender_id from theirs t
        join contact c on c.business_id = $1 and c.merged_into = t.id)
      select m.id, t.survivor as "contactId", t.sender_id as "senderId", m.direction, m.state, m.class, m.kind, m.status
      from theirs t cross join lateral (
        select id, direction, state, class, kind, status from message
        where business_id = $1 and contact_id = t.id and sender_id = t.sender_id order by id desc limit $4) m
      order by m.id desc`,
    values: [businessId, of.talks.map(one => one.contactId), of.talks.map(one => one.senderId), of.each],
  });
}

type BodyRow = MessageDbRow & { body: Buffer | null };

/** Messages by their ids, with their content sealed. */
export async function findWithBodies(
  db: Database,
  businessId: BusinessId,
  ids: readonly MessageId[],
): Promise<BodyRow[]> {
  return await db.query(businessId, {
    name: 'find-with-bodies',
    text: `select m.* from unnest($2::uuid[]) as w(id) cross join lateral (
        select ${messageColumns}, body from message where business_id = $1 and id = w.id) m`,
    values: [businessId, ids],
  });
}

/** What a person and one number said to each other, older than an id, newest first. */
export async function pageOfTalk(
  db: Database,
  businessId: BusinessId,
  asked: { contactId: ContactId; senderId: SenderId; before: string; limit: number },
): Promise<BodyRow[]> {
  return await db.query(businessId, {
    name: 'page-of-talk',
    text: `select m.* from unnest(${theirs}) as t(id) cross join lateral (
        select ${messageColumns}, body from message
        where business_id = $1 and contact_id = t.id and sender_id = $3 and id < $4 order by id desc limit $5) m
      order by m.id desc limit $5`,
    values: [businessId, asked.contactId, asked.senderId, asked.before, asked.limit],
  });
}

/** What a person and one number said to each other, by Meta's ids under their index. */
export async function findQuoted(
  db: Database,
  businessId: BusinessId,
  of: { contactId: ContactId; senderId: SenderId; indexes: readonly Buffer[] },
): Promise<(BodyRow & { wamid_index: Buffer })[]> {
  return await db.query(businessId, {
    name: 'find-quoted',
    text: `select w.wamid_index, m.* from message_wamid w cross join lateral (
        select ${messageColumns}, body from message
        where business_id = $1 and id = w.message_id and sender_id = $3 and contact_id = any(${theirs})) m
      where w.business_id = $1 and w.wamid_index = any($4::bytea[])`,
    values: [businessId, of.contactId, of.senderId, of.indexes],
  });
}

/** Ends a message that waits; one that is claimed and not yet marked is let go by its claimer. */
export async function takeBack(db: Database, businessId: BusinessId, id: MessageId): Promise<ContactId | undefined> {
  const rows = await db.query<{ contact_id: ContactId }>(businessId, {
    name: 'take-back',
    text: `update message set state = 'cancelled', ended_at = clock_timestamp()
      where business_id = $1 and id = $2 and state = 'queued' and direction = 'out' returning contact_id`,
    values: [businessId, id],
  });
  return rows[0]?.contact_id;
}
