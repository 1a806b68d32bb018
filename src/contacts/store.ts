// SQL of the contacts. The look-ups are one statement for all who wait, each through its primary key: the lateral parts
// keep PostgreSQL to that while a young table has no statistics. Whoever writes identities holds the business's identity
// lock first and then the contacts' rows in the order of their ids, so that no two writers wait in a circle.

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
      select w.blind_index, c.id, c.version, c.gate, k.wrapped as profile
      from unnest($2::bytea[]) as w(blind_index)
      cross join lateral (
        select contact_id from identity where business_id = $1 and blind_index = w.blind_index limit 1) i
      cross join lateral (
        select id, version, gate from contact where business_id = $1 and id = i.contact_id limit 1) c
      left join lateral (
        select wrapped from contact_key
        where business_id = $1 and contact_id = c.id and kind = 'profile' limit 1) k on true`,
    values: [businessId, indexes],
  });
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** People in the order of their ids, without their keys: for looking at everybody. */
export async function readPage(
  db: Database,
  businessId: BusinessId,
  page: { after: ContactId | null; limit: number },
): Promise<{ id: ContactId; gate: PersonFacts }[]> {
  return await db.query(businessId, {
    name: 'read-people-page',
    text: `select id, gate from contact
      where business_id = $1 and id > $2 and merged_into is null order by id limit $3`,
    // A bound that may be null would keep the plan from beginning in the middle of the index.
    values: [businessId, page.after ?? beforeAll, page.limit],
  });
}

/** How many people a business knows. */
export async function countPeople(db: Database, businessId: BusinessId): Promise<number> {
  const rows = await db.query<{ people: number }>(businessId, {
    text: 'select count(*)::integer as people from contact where business_id = $1 and merged_into is null',
    values: [businessId],
  });
  return rows[0]?.people ?? 0;
}

/** The rows of people by id. Someone who was merged is no longer that: the row says whom they are now. */
export async function readPeople(
  db: Database,
  businessId: BusinessId,
  ids: readonly ContactId[],
): Promise<(PersonRow & { merged_into: ContactId | null })[]> {
  return await db.query(businessId, {
    name: 'read-people-by-id',
    text: `
      select c.id, c.version, c.gate, c.merged_into, k.wrapped as profile
      from unnest($2::uuid[]) as w(id)
      cross join lateral (
        select id, version, gate, merged_into from contact where business_id = $1 and id = w.id limit 1) c
      left join lateral (
        select wrapped from contact_key
        where business_id = $1 and contact_id = c.id and kind = 'profile' limit 1) k on true`,
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
      from (
        select distinct o.contact_id from unnest($2::bytea[]) as w(blind_index)
        cross join lateral (
          select contact_id from identity where business_id = $1 and blind_index = w.blind_index limit 1) o) owner
      cross join lateral (
        select id, version, gate from contact where business_id = $1 and id = owner.contact_id limit 1) c
      left join lateral (
        select wrapped from contact_key
        where business_id = $1 and contact_id = c.id and kind = 'profile' limit 1) k on true
      cross join lateral (
        select * from identity where business_id = $1 and contact_id = owner.contact_id
        order by first_seen_at, blind_index) i`,
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
      select c.id, c.version, c.gate from unnest($2::uuid[]) with ordinality as w(id, at)
      cross join lateral (
        select id, version, gate from contact where business_id = $1 and id = w.id for update) c`,
    values: [businessId, ids.toSorted()],
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

/** A number that is on a registry's list. */
export type ListedRow = { blind_index: Buffer; registry: string };

/**
 * What is kept for names and numbers, whoever has them: the blocks that stand for some fingerprints, which outlive whoever
 * they were set for, and the registries that some numbers are on, by the list that is in force or about to be.
 */
export async function readKept(
  tx: Transaction,
  businessId: BusinessId,
  what: { fingerprints: readonly Buffer[]; numbers: readonly Buffer[] },
): Promise<{ blocks: SuppressionRow[]; listed: ListedRow[] }> {
  const rows = await tx.query<(SuppressionRow & { registry: null }) | ListedRow>({
    name: 'read-kept',
    text: `
      select s.fingerprint, s.scope, nullif(s.channel, '') as channel, s.reason, s.since_at, s.event_id,
        null as blind_index, null as registry
      from unnest($2::bytea[]) as w(fingerprint)
      cross join lateral (
        select * from suppression where business_id = $1 and fingerprint = w.fingerprint and lifted_at is null) s
      union all
      select null, null, null, null, null, null, e.blind_index, r.registry
      from (
        select distinct on (registry) id, registry from registry_import
        where business_id = $1 and state in ('applying', 'current') order by registry, state) r
      cross join unnest($3::bytea[]) as w(blind_index)
      cross join lateral (
        select blind_index from registry_entry
        where business_id = $1 and import_id = r.id and blind_index = w.blind_index limit 1) e`,
    values: [businessId, what.fingerprints, what.numbers],
  });
  const listed = rows.filter(row => row.registry !== null);
  return { blocks: rows.filter(row => row.registry === null), listed };
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
      subjects as (
        delete from consent_event_subject e using someone s
        where e.business_id = $1 and e.contact_id = s.id and s.merged_into is not null
        returning s.merged_into as contact_id, e.event_id, e.subject),
      adopted as (
        insert into consent_event_subject (business_id, contact_id, event_id, subject)
        select $1, contact_id, event_id, subject from subjects on conflict do nothing),
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
    text: `select i.blind_index, i.kind, i.value from identity i
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
      select k.contact_id, k.wrapped from unnest($3::uuid[]) as w(id)
      cross join lateral (
        select contact_id, wrapped from contact_key
        where business_id = $1 and contact_id = w.id and kind = $2 limit 1) k`,
    values: [businessId, what.kind, what.contactIds],
  });
}
