// Writers beside each other: none waits for another about other people, none is lost, and no circle of waits lasts.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type ContactId, idAt, present, sha256 } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { businessId, input, seeded } from './testing.ts';
import type { ConsentInput, Gate } from './types.ts';

const startMs = Date.UTC(2026, 10, 3, 9);
const quiet = { info: (): void => {}, warn: (): void => {} };
const vault = {
  sealPersonal: () => Buffer.alloc(0),
  open: () => Buffer.alloc(0),
  fingerprint: () => Buffer.alloc(32),
  fingerprintVersion: 1,
  keyedHash: sha256,
};
const contacts = {
  aliasesIn: async () => [],
  evidenceKeyIn: async (_: unknown, __: unknown, ids: readonly ContactId[]) =>
    new Map(ids.map(id => [id, Buffer.alloc(32)])),
};

let own: TestDatabase;
let nth = 0;

function ledgerOn(db: Database): Ledger {
  const random = seeded(`contention ${nth++}`);
  const clock = { now: () => startMs };
  return createLedger({ db, clock, random, vault, contacts, onNarrowed: async () => {} });
}

async function person(): Promise<ContactId> {
  const id = idAt<'contact'>(startMs, sha256(`person ${nth++}`));
  await own.db.query(businessId, {
    text: 'insert into contact (business_id, id, gate, created_at) values ($1, $2, $3, now())',
    values: [businessId, id, JSON.stringify(unknownPerson)],
  });
  return id;
}

async function stored(contactId: ContactId): Promise<{ gate: Gate; version: number }> {
  const [row] = await own.db.query<{ gate: Gate; version: number }>(businessId, {
    text: 'select gate, version from contact where business_id = $1 and id = $2',
    values: [businessId, contactId],
  });
  return present(row, 'a contact');
}

function given(contactId: ContactId, purpose: string): ConsentInput {
  return input({ type: 'given', contactId, purpose, channel: 'whatsapp', act: 'inbound_token' });
}

/** The same on every run, so that a failure can be looked at again. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const drawn = list.map((one, at) => ({ one, by: sha256(`${seed}:${at}`).toString('hex') }));
  return drawn.toSorted((a, b) => (a.by < b.by ? -1 : 1)).map(({ one }) => one);
}

beforeAll(async () => {
  own = await createTestDatabase({ max: 8 });
});

afterAll(async () => {
  await own.stop();
});

test('a transaction that stays open keeps nobody waiting who speaks of another person', async () => {
  const ledger = ledgerOn(own.db);
  const [one, other] = [await person(), await person()];
  const held = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const first = own.db.transaction(businessId, async tx => {
    await ledger.recordIn(tx, [given(one, 'offers')]);
    open.resolve();
    await held.promise;
  });
  await open.promise;
  // Would wait for ever if the two had anything in common.
  await own.db.transaction(businessId, async tx => await ledger.recordIn(tx, [given(other, 'offers')]));
  await ledger.record(businessId, [given(other, 'news')]);
  expect((await stored(other)).version).toBe(3);
  held.resolve();
  await first;
  expect((await stored(one)).version).toBe(2);
});

test('a change of the person that commits in between is kept: the fold is made on what is locked', async () => {
  const ledger = ledgerOn(own.db);
  const contactId = await person();
  const held = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const window = own.db.transaction(businessId, async tx => {
    await tx.query({
      text: `update contact set version = version + 1, gate = jsonb_set(gate, '{contactedBefore}', 'true') where id = $1`,
      values: [contactId],
    });
    open.resolve();
    await held.promise;
  });
  await open.promise;
  const recording = ledger.record(businessId, [given(contactId, 'offers')]);
  held.resolve();
  await window;
  const [recorded] = await recording;
  const { gate, version } = await stored(contactId);
  expect([version, recorded?.version]).toEqual([3, 3]);
  expect(gate).toMatchObject({ contactedBefore: true, consents: [{ status: 'given' }] });
});

test('writers of several processes, each with people in another order, never wait in a circle and lose nothing', async () => {
  const pools = [0, 1, 2].map(() =>
    createDatabase({ connection: own.connection, max: 4, log: quiet, connectTimeoutMs: 30_000 }),
  );
  const people = await Promise.all(Array.from({ length: 12 }, person));
  const purposes = ['offers', 'news', 'orders', 'events'];
  const work = Array.from({ length: 45 }, (_, at) => ({ at, db: present(pools[Math.trunc(at / 3) % 3], 'a pool') }));
  let runs = 0;
  await Promise.all(
    work.map(async ({ at, db }) => {
      const ledger = ledgerOn(db);
      const some = shuffled(people, at).slice(0, 6);
      const events = some.map(contactId => given(contactId, purposes[at % purposes.length] ?? 'offers'));
      if (at % 3 !== 0) return await ledger.record(businessId, events);
      return await db.transaction(businessId, async tx => {
        runs++;
        return await ledger.recordIn(tx, events);
      });
    }),
  );
  // PostgreSQL breaks a circle of waits by undoing a transaction, whose body then runs again.
  expect(runs).toBe(15);
  const counts = await own.db.query<{ events: number; subjects: number }>(businessId, {
    text: `select count(*)::integer as events, count(distinct subject)::integer as subjects
      from consent_event_subject where contact_id = any($1)`,
    values: [people],
  });
  expect(counts).toEqual([{ events: 45 * 6, subjects: people.length }]);
  const expected = new Map(people.map(id => [id, new Set<string>()]));
  for (const { at } of work) {
    for (const id of shuffled(people, at).slice(0, 6)) expected.get(id)?.add(purposes[at % purposes.length] ?? '');
  }
  for (const id of people) {
    const { gate } = await stored(id);
    expect(gate.consents.map(one => one.purpose).toSorted()).toEqual([...(expected.get(id) ?? [])].toSorted());
  }
  await Promise.all(pools.map(pool => pool.close()));
});
