// SQL of the ledger. Writing takes a handful of statements for any number of events: lock the people, write
// everything, and only when a block changed, its fingerprints.

import type { Database, Transaction } from '../database/database.ts';
import type { BusinessId, ConsentEventId, ContactId, Id, Json } from '../kernel/kernel.ts';
import type { SuppressionFact } from '../policy/policy.ts';
import type { Gate, StoredEvent } from './types.ts';

export type PersonKey = { readonly businessId: BusinessId; readonly contactId: ContactId };

export type ContactRow = {
  business_id: BusinessId;
  id: ContactId;
  version: number;
  gate: Gate;
  merged_into: ContactId | null;
};

/** Locks people in the order given and reads them as they are now. Who is not there is left out. */
export async function lockContacts(tx: Transaction, people: readonly PersonKey[]): Promise<ContactRow[]> {
  return await tx.query({
    name: 'ledger-lock-contacts',
    // The lateral look-up keeps both the order of the locks and the way through the primary key.
    text: `select w.business_id, c.id, c.version, c.gate, c.merged_into
      from unnest($1::uuid[], $2::uuid[]) with ordinality as w(business_id, contact_id, at)
      cross join lateral (
        select id, version, gate, merged_into from contact
        where business_id = w.business_id and id = w.contact_id for no key update) c`,
    values: [people.map(one => one.businessId), people.map(one => one.contactId)],
  });
}

export type EventRow = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly id: ConsentEventId;
  readonly subject: Id<'subject'>;
  readonly event: string;
  readonly leafHash: Buffer;
  /** null: the key that would seal it is destroyed. */
  readonly sealedEvidence: Buffer | null;
};

export type GateRow = PersonKey & { readonly gate: Gate };

/**
 * Raises each person once, with the new gate, and writes the events, their subjects, their turn and their evidence. The
 * row's own instant is by the database's clock, like a mark's, so that the two can be compared. Nobody waits here: where
 * nothing else is to be written, the commit goes out in the same breath.
 */
export function writeEvents(
  tx: Transaction,
  what: { readonly people: readonly GateRow[]; readonly events: readonly EventRow[] },
): void {
  const { people, events } = what;
  tx.send({
    name: 'ledger-write-events',
    text: `with raised as (
        update contact c set gate = w.gate::jsonb, version = c.version + 1
        from unnest($1::uuid[], $2::uuid[], $3::text[]) as w(business_id, contact_id, gate)
        where c.business_id = w.business_id and c.id = w.contact_id),
      events as materialized (
        select * from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::bytea[],
          $10::bytea[])
        as e(business_id, contact_id, id, subject, event, leaf_hash, sealed)),
      written as (
        insert into consent_event (business_id, id, event, leaf_hash, recorded_at)
        select business_id, id, event, leaf_hash, clock_timestamp() from events),
      named as (
        insert into consent_event_subject (business_id, contact_id, event_id, subject)
        select business_id, contact_id, id, subject from events),
      waiting as (
        insert into consent_unsequenced (business_id, event_id) select business_id, id from events)
      insert into consent_evidence (business_id, event_id, contact_id, sealed)
      select business_id, id, contact_id, sealed from events where sealed is not null`,
    values: [
      people.map(one => one.businessId),
      people.map(one => one.contactId),
      people.map(one => JSON.stringify(one.gate)),
      events.map(one => one.businessId),
      events.map(one => one.contactId),
      events.map(one => one.id),
      events.map(one => one.subject),
      events.map(one => one.event),
      events.map(one => one.leafHash),
      events.map(one => one.sealedEvidence),
    ],
  });
}

export type SuppressionRow = SuppressionFact & {
  readonly businessId: BusinessId;
  readonly fingerprint: Buffer;
  readonly keyVersion: number;
  readonly kind: string;
};

/** Writes a row for each block and alias; one that was lifted holds again. Rows: one per key. */
export async function writeSuppressions(tx: Transaction, rows: readonly SuppressionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: 'ledger-write-suppressions',
    text: `insert into suppression
        (business_id, fingerprint, key_version, kind, scope, channel, reason, since_at, event_id, lifted_at)
      select business_id, fingerprint, key_version, kind, scope, channel, reason, to_timestamp(since_ms / 1000.0),
        event_id, null
      from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[],
          $8::double precision[], $9::uuid[])
        as w(business_id, fingerprint, scope, channel, reason, key_version, kind, since_ms, event_id)
      order by business_id, fingerprint, scope, channel, reason
      on conflict on constraint suppression_pk do update
        set since_at = excluded.since_at, event_id = excluded.event_id, lifted_at = null`,
    values: [
      ...keysOf(rows),
      rows.map(row => row.keyVersion),
      rows.map(row => row.kind),
      rows.map(row => row.sinceMs),
      rows.map(row => row.eventId),
    ],
  });
}

/** Notes when blocks were lifted; the rows stay. */
export async function liftSuppressions(
  tx: Transaction,
  rows: readonly SuppressionRow[],
  liftedAtMs: number,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: 'ledger-lift-suppressions',
    text: `update suppression s set lifted_at = to_timestamp($6::double precision / 1000.0)
      from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[])
        as w(business_id, fingerprint, scope, channel, reason)
      where s.business_id = w.business_id and s.fingerprint = w.fingerprint and s.scope = w.scope
        and s.channel = w.channel and s.reason = w.reason and s.lifted_at is null`,
    values: [...keysOf(rows), liftedAtMs],
  });
}

function keysOf(rows: readonly SuppressionRow[]): unknown[][] {
  return [
    rows.map(row => row.businessId),
    rows.map(row => row.fingerprint),
    rows.map(row => row.scope),
    rows.map(row => row.channel ?? ''),
    rows.map(row => row.reason),
  ];
}

/** Whether this transaction is the one that gives numbers; held until it ends. */
export async function becomeSequencer(tx: Transaction): Promise<boolean> {
  const rows = await tx.query<{ held: boolean }>({
    name: 'ledger-become-sequencer',
    text: "select pg_try_advisory_xact_lock(hashtextextended('consent-sequence', 0)) as held",
    values: [],
  });
  return rows[0]?.held === true;
}

/** Gives the next places to events that wait, the oldest id of a business first. Returns how many. */
export async function sequenceNext(tx: Transaction, limit: number): Promise<number> {
  const rows = await tx.query<{ placed: number }>({
    name: 'ledger-sequence-next',
    text: `with taken as materialized (
        select business_id, event_id from consent_unsequenced order by business_id, event_id limit $1),
      tops as materialized (
        select b.business_id, coalesce((select max(s.seq) from consent_sequence s
          where s.business_id = b.business_id), 0) as seq
        from (select distinct business_id from taken) b),
      placed as (
        insert into consent_sequence (business_id, seq, event_id)
        select t.business_id, p.seq + row_number() over (partition by t.business_id order by t.event_id), t.event_id
        from taken t join tops p using (business_id)),
      gone as (
        delete from consent_unsequenced u using taken t
        where u.business_id = t.business_id and u.event_id = t.event_id)
      select count(*)::integer as placed from taken`,
    values: [limit],
  });
  return rows[0]?.placed ?? 0;
}

/** Evidence of some events, sealed, with the contact under whose key it lies. */
export async function readEvidence(
  tx: Transaction,
  businessId: BusinessId,
  eventIds: readonly string[],
): Promise<{ event_id: ConsentEventId; contact_id: ContactId; sealed: Buffer }[]> {
  return await tx.query({
    name: 'ledger-read-evidence',
    text: `select event_id, contact_id, sealed from consent_evidence
      where business_id = $1 and event_id = any($2::uuid[])`,
    values: [businessId, eventIds],
  });
}

type ReadRow = {
  id: ConsentEventId;
  seq: number | null;
  event: string;
  recorded_at: number;
};

/** Events of one person, the newest first; `after` is the last id of the page before. */
export async function listEvents(
  db: Database,
  businessId: BusinessId,
  page: { readonly contactId: ContactId; readonly after: string | null; readonly limit: number },
): Promise<StoredEvent[]> {
  const rows = await db.query<ReadRow>(businessId, {
    name: 'ledger-list-events',
    text: `select e.id, q.seq, e.event, e.recorded_at
      from consent_event_subject s
      join consent_event e on e.business_id = s.business_id and e.id = s.event_id
      left join consent_sequence q on q.business_id = s.business_id and q.event_id = s.event_id
      where s.business_id = $1 and s.contact_id = $2
        and s.event_id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      order by s.event_id desc limit $4`,
    values: [businessId, page.contactId, page.after, page.limit],
  });
  return rows.map(storedOf);
}

/** One event of a business. */
export async function findEvent(
  db: Database,
  businessId: BusinessId,
  eventId: ConsentEventId,
): Promise<StoredEvent | undefined> {
  const rows = await db.query<ReadRow>(businessId, {
    name: 'ledger-find-event',
    text: `select e.id, q.seq, e.event, e.recorded_at from consent_event e
      left join consent_sequence q on q.business_id = e.business_id and q.event_id = e.id
      where e.business_id = $1 and e.id = $2`,
    values: [businessId, eventId],
  });
  return rows.map(storedOf)[0];
}

function storedOf(row: ReadRow): StoredEvent {
  const event: { [key: string]: Json } = JSON.parse(row.event);
  return { id: row.id, seq: row.seq, event, recordedMs: row.recorded_at };
}
