// The SQL of the seed: people with all that belongs to them, one statement a table in one transaction.

import type { Database, Transaction } from '../../src/database/database.ts';
import type { BusinessId, ConsentEventId, ContactId } from '../../src/kernel/kernel.ts';

export type PersonRow = {
  /** From 0; also the place of the person's event in the ledger, which begins at 1. */
  readonly number: number;
  readonly id: ContactId;
  readonly gate: string;
  readonly profile: Buffer;
  readonly evidence: Buffer;
  readonly keyVersion: number;
  readonly index: Buffer;
  readonly phone: Buffer;
  readonly indexVersion: number;
  readonly eventId: ConsentEventId;
  readonly subject: string;
  readonly event: string;
  readonly leafHash: Buffer;
  readonly sealed: Buffer;
};

/** Adds people. The commit is not waited for: should the machine fail, the seed begins again. */
export async function insertPeople(tx: Transaction, businessId: BusinessId, rows: readonly PersonRow[]): Promise<void> {
  const run = (text: string, ...values: unknown[]) => tx.query({ text, values: [businessId, ...values] });
  const ids = rows.map(row => row.id);
  const events = rows.map(row => row.eventId);
  await tx.query({ text: 'set local synchronous_commit = off', values: [] });
  await run(
    `insert into contact (business_id, id, gate, created_at)
      select $1, id, gate::jsonb, clock_timestamp() from unnest($2::uuid[], $3::text[]) as w(id, gate)`,
    ids,
    rows.map(row => row.gate),
  );
  await run(
    `insert into contact_key (business_id, contact_id, kind, key_version, wrapped)
      select $1, id, kind, version, wrapped from unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::integer[])
        as w(id, profile, evidence, version),
      lateral (values ('profile', profile), ('evidence', evidence)) as k(kind, wrapped)`,
    ids,
    rows.map(row => row.profile),
    rows.map(row => row.evidence),
    rows.map(row => row.keyVersion),
  );
  await run(
    `insert into identity (business_id, blind_index, kind, index_version, contact_id, value, main, first_seen_at)
      select $1, blind_index, 'phone', version, id, phone, true, clock_timestamp()
      from unnest($2::bytea[], $3::integer[], $4::uuid[], $5::bytea[]) as w(blind_index, version, id, phone)`,
    rows.map(row => row.index),
    rows.map(row => row.indexVersion),
    ids,
    rows.map(row => row.phone),
  );
  await run(
    `insert into consent_event (business_id, id, event, leaf_hash, recorded_at)
      select $1, id, event, leaf_hash, clock_timestamp()
      from unnest($2::uuid[], $3::text[], $4::bytea[]) as w(id, event, leaf_hash)`,
    events,
    rows.map(row => row.event),
    rows.map(row => row.leafHash),
  );
  await run(
    `insert into consent_event_subject (business_id, contact_id, event_id, subject)
      select $1, id, event_id, subject from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as w(id, event_id, subject)`,
    ids,
    events,
    rows.map(row => row.subject),
  );
  await run(
    `insert into consent_sequence (business_id, seq, event_id)
      select $1, number + 1, event_id from unnest($2::bigint[], $3::uuid[]) as w(number, event_id)`,
    rows.map(row => row.number),
    events,
  );
  await run(
    `insert into consent_evidence (business_id, event_id, contact_id, sealed)
      select $1, event_id, id, sealed from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as w(event_id, id, sealed)`,
    events,
    ids,
    rows.map(row => row.sealed),
  );
}

const tables =
  'contact contact_facet contact_glance contact_tally contact_key identity consent_event consent_event_subject consent_sequence consent_unsequenced consent_evidence';

/** What autovacuum would do in time: without it, the first minutes are measured on plans for empty tables. */
export async function settleDown(db: Database): Promise<void> {
  for (const table of tables.split(' ')) await db.query('all', { text: `vacuum analyze ${table}`, values: [] });
}
