// SQL of the contacts. The look-ups are one statement for all who wait. Whoever writes identities holds the business's
// identity lock first and then the contacts' rows in the order of their ids, so that no two writers wait in a circle.

import type { Database, Transaction } from '../database/database.ts';
import type { BusinessId, ConsentEventId, ContactId } from '../kernel/kernel.ts';
import type { Channel, PersonFacts, SuppressionReason, SuppressionScope } from '../policy/policy.ts';
import type { AliasKind } from './types.ts';

export type PersonRow = { id: ContactId; version: number; gate: PersonFacts; profile: Buffer | null };

/** The owners of some blind indexes. */
export async function findByIndexes(
  db: Database,
  businessId: BusinessId,
  indexes: readonly Buffer[],
): Promise<(PersonRow & { blind_index: Buffer })[]> {
  return await db.query(businessId, {
    name: 'find-people-by-index',
    text: `
      select i.blind_index, c.id, c.version, c.gate, k.wrapped as profile
      from identity i
      join contact c on c.business_id = $1 and c.id = i.contact_id
      left join contact_key k on k.business_id = $1 and k.contact_id = c.id and k.kind = 'profile'
      where i.business_id = $1 and i.blind_index = any($2::bytea[])`,
    values: [businessId, indexes],
  });
}

/** People by id; someone who was merged is given as whom they are now. */
export async function readPeople(
  db: Database,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<(PersonRow & { asked: ContactId })[]> {
  return await db.query(businessId, {
    name: 'read-people-by-id',
    text: `
      select a.id as asked, c.id, c.version, c.gate, k.wrapped as profile
      from contact a
      join contact c on c.business_id = $1 and c.id = coalesce(a.merged_into, a.id)
      left join contact_key k on k.business_id = $1 and k.contact_id = c.id and k.kind = 'profile'
      where a.business_id = $1 and a.id = any($2::uuid[])`,
    values: [businessId, ids],
  });
}

/** Waits until nobody else writes identities of this business; held until the transaction ends. */
export async function lockIdentities(tx: Transaction, businessId: BusinessId): Promise<void> {
  await tx.query({
    name: 'lock-identities',
    text: `select pg_advisory_xact_lock(hashtextextended('identities of ' || $1, 0))`,
    values: [businessId],
  });
}

export type AliasRow = PersonRow & { blind_index: Buffer; kind: AliasKind; main: boolean; value: Buffer };

/** Everybody who has one of the indexes, with all their aliases. */
export async function readRoll(
  tx: Transaction,
  businessId: BusinessId,
  indexes: readonly Buffer[],
): Promise<AliasRow[]> {
  return await tx.query({
    name: 'read-roll',
    text: `
      select c.id, c.version, c.gate, k.wrapped as profile, i.blind_index, i.kind, i.main, i.value
      from identity i
      join contact c on c.business_id = $1 and c.id = i.contact_id
      left join contact_key k on k.business_id = $1 and k.contact_id = c.id and k.kind = 'profile'
      where i.business_id = $1 and i.contact_id in (
        select o.contact_id from identity o where o.business_id = $1 and o.blind_index = any($2::bytea[]))
      order by i.contact_id, i.first_seen_at, i.blind_index`,
    values: [businessId, indexes],
  });
}

/** The rows of people who are about to change, locked in the order of their ids. */
export async function lockPeople(
  tx: Transaction,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<{ id: ContactId; version: number; gate: PersonFacts }[]> {
  return await tx.query({
    name: 'lock-people',
    text: `
      select c.id, c.version, c.gate from contact c
      where c.business_id = $1 and c.id = any($2::uuid[]) order by c.id for update`,
    values: [businessId, ids],
  });
}

export type SuppressionRow = {
  fingerprint: Buffer;
  scope: SuppressionScope;
  channel: Channel | null;
  reason: SuppressionReason;
  since_at: number;
  event_id: ConsentEventId;
};

/** The blocks that stand for some fingerprints. They outlive whoever they were set for. */
export async function readSuppressions(
  tx: Transaction,
  businessId: BusinessId,
  fingerprints: readonly Buffer[],
): Promise<SuppressionRow[]> {
  return await tx.query({
    name: 'read-suppressions',
    text: `
      select s.fingerprint, s.scope, nullif(s.channel, '') as channel, s.reason, s.since_at, s.event_id
      from suppression s
      where s.business_id = $1 and s.fingerprint = any($2::bytea[]) and s.lifted_at is null
      order by s.since_at, s.event_id`,
    values: [businessId, fingerprints],
  });
}

export type Newcomer = { id: ContactId; gate: PersonFacts; profile: Buffer; evidence: Buffer; keyVersion: number };
export type NewAlias = { index: Buffer; kind: AliasKind; contactId: ContactId; value: Buffer; main: boolean };

/** Adds people with their keys, and aliases of theirs or of others. */
export async function insertPeople(
  tx: Transaction,
  businessId: BusinessId,
  what: { people: readonly Newcomer[]; aliases: readonly NewAlias[]; indexVersion: number; nowMs: number },
): Promise<void> {
  const { people, aliases } = what;
  await tx.query({
    name: 'insert-people',
    text: `
      with someone as (
        select * from unnest($2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::integer[])
          as t(id, gate, profile, evidence, key_version)),
      added as (
        insert into contact (business_id, id, gate, created_at)
        select $1, id, gate::jsonb, to_timestamp($7::double precision / 1000) from someone),
      keyed as (
        insert into contact_key (business_id, contact_id, kind, key_version, wrapped)
        select $1, id, 'profile', key_version, profile from someone
        union all select $1, id, 'evidence', key_version, evidence from someone)
      insert into identity (business_id, blind_index, kind, index_version, contact_id, value, main, first_seen_at)
      select $1, t.blind_index, t.kind, $8::integer, t.contact_id, t.value, t.main,
        to_timestamp($7::double precision / 1000)
      from unnest($9::bytea[], $10::text[], $11::uuid[], $12::bytea[], $13::boolean[])
        as t(blind_index, kind, contact_id, value, main)`,
    values: [
      businessId,
      people.map(one => one.id),
      people.map(one => JSON.stringify(one.gate)),
      people.map(one => one.profile),
      people.map(one => one.evidence),
      people.map(one => one.keyVersion),
      what.nowMs,
      what.indexVersion,
      aliases.map(one => one.index),
      aliases.map(one => one.kind),
      aliases.map(one => one.contactId),
      aliases.map(one => one.value),
      aliases.map(one => one.main),
    ],
  });
}

export type ChangedPerson = { id: ContactId; gate: PersonFacts; version: number; mergedInto: ContactId | null };
export type ChangedAlias = { index: Buffer; contactId: ContactId; main: boolean; value: Buffer | null };

/**
 * Changes people who are stored: gates with their versions, owners of aliases (a value of null stays as it is), aliases
 * that lead to nobody any more. What a merged person's events are about becomes about the survivor.
 */
export async function changePeople(
  tx: Transaction,
  businessId: BusinessId,
  what: { people: readonly ChangedPerson[]; aliases: readonly ChangedAlias[]; released: readonly Buffer[] },
): Promise<void> {
  const { people, aliases } = what;
  await tx.query({
    name: 'change-people',
    text: `
      with someone as (
        select * from unnest($2::uuid[], $3::text[], $4::bigint[], $5::uuid[]) as t(id, gate, version, merged_into)),
      redrawn as (
        update contact c set gate = s.gate::jsonb, version = s.version, merged_into = s.merged_into
        from someone s where c.business_id = $1 and c.id = s.id),
      followed as (
        update contact c set merged_into = s.merged_into
        from someone s where c.business_id = $1 and c.merged_into = s.id and s.merged_into is not null),
      subjects as (
        update consent_event_subject e set contact_id = s.merged_into
        from someone s where e.business_id = $1 and e.contact_id = s.id and s.merged_into is not null),
      moved as (
        update identity i set contact_id = t.contact_id, main = t.main, value = coalesce(t.value, i.value)
        from unnest($6::bytea[], $7::uuid[], $8::boolean[], $9::bytea[]) as t(blind_index, contact_id, main, value)
        where i.business_id = $1 and i.blind_index = t.blind_index)
      delete from identity i where i.business_id = $1 and i.blind_index = any($10::bytea[])`,
    values: [
      businessId,
      people.map(one => one.id),
      people.map(one => JSON.stringify(one.gate)),
      people.map(one => one.version),
      people.map(one => one.mergedInto),
      aliases.map(one => one.index),
      aliases.map(one => one.contactId),
      aliases.map(one => one.main),
      aliases.map(one => one.value),
      what.released,
    ],
  });
}

/** The aliases of a person, the one seen last of each kind first. */
export async function readAliases(
  tx: Transaction,
  businessId: BusinessId,
  contactId: ContactId,
): Promise<{ blind_index: Buffer; kind: AliasKind; value: Buffer }[]> {
  return await tx.query({
    name: 'read-aliases',
    text: `
      select i.blind_index, i.kind, i.value from identity i
      where i.business_id = $1 and i.contact_id = $2 order by i.main desc, i.first_seen_at, i.blind_index`,
    values: [businessId, contactId],
  });
}

/** The wrapped keys of one kind of exactly these people; null where it was destroyed. */
export async function readKeys(
  tx: Transaction,
  businessId: BusinessId,
  what: { kind: 'profile' | 'evidence'; contactIds: readonly ContactId[] },
): Promise<{ contact_id: ContactId; wrapped: Buffer | null }[]> {
  return await tx.query({
    name: 'read-contact-keys',
    text: `
      select k.contact_id, k.wrapped from contact_key k
      where k.business_id = $1 and k.kind = $2 and k.contact_id = any($3::uuid[])`,
    values: [businessId, what.kind, what.contactIds],
  });
}
