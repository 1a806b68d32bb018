// The order of the ledger: gapless, whoever writes and however many give numbers, and given only to what is committed.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type BusinessId, type ConsentEventId, type ContactId, idAt, sha256 } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { input, seeded } from './testing.ts';

const startMs = Date.UTC(2026, 10, 3, 9);
const businesses = [1, 2, 3].map(nth => idAt<'business'>(startMs, Buffer.alloc(10, nth)));
const quiet = { info: (): void => {}, warn: (): void => {} };
const noVault = {
  sealPersonal: () => Buffer.alloc(0),
  open: () => Buffer.alloc(0),
  fingerprint: () => Buffer.alloc(32),
  fingerprintVersion: 1,
  keyedHash: sha256,
};
const noContacts = { aliasesIn: async () => [], evidenceKeyIn: async () => new Map() };

let own: TestDatabase;
let nth = 0;

function ledgerOn(db: Database): Ledger {
  const random = seeded(`sequence ${nth++}`);
  const clock = { now: () => startMs };
  return createLedger({ db, clock, random, vault: noVault, contacts: noContacts, onNarrowed: async () => {} });
}

async function personOf(businessId: BusinessId): Promise<ContactId> {
  const id = idAt<'contact'>(startMs, sha256(`person ${nth++}`));
  await own.db.query(businessId, {
    text: 'insert into contact (business_id, id, gate, created_at) values ($1, $2, $3, now())',
    values: [businessId, id, JSON.stringify(unknownPerson)],
  });
  return id;
}

async function places(businessId: BusinessId): Promise<{ seq: number; event_id: ConsentEventId }[]> {
  return await own.db.query(businessId, {
    text: 'select seq, event_id from consent_sequence where business_id = $1 order by seq',
    values: [businessId],
  });
}

async function drain(ledger: Ledger): Promise<number> {
  let placed = 0;
  for (;;) {
    const more = await ledger.sequenceOnce();
    if (more === 0) return placed;
    placed += more;
  }
}

beforeAll(async () => {
  own = await createTestDatabase({ max: 12 });
});

afterAll(async () => {
  await own.stop();
});

test('is gapless in each business under eight writers and two sequencers, and holds every event once', async () => {
  const ledger = ledgerOn(own.db);
  const second = createDatabase({ connection: own.connection, max: 3, log: quiet });
  const sequencers = [ledger, ledgerOn(second)];
  const people = await Promise.all(businesses.map(personOf));
  let writing = true;
  const written: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let round = 0; round < 25; round++) {
      const at = (writer + round) % businesses.length;
      const [businessId, contactId] = [businesses[at], people[at]];
      if (businessId === undefined || contactId === undefined)
        throw new Error('there are as many people as businesses');
      const event = input({ type: 'withdrawn', businessId, contactId });
      // Half of them in a transaction of their own, so that commits overlap in any order.
      const recorded =
        writer % 2 === 0
          ? await ledger.record(businessId, [event])
          : await own.db.transaction(businessId, tx => ledger.recordIn(tx, [event, event]));
      written.push(...recorded.map(one => one.eventId));
    }
  };
  const sequence = async (one: Ledger): Promise<void> => {
    while (writing) {
      await one.sequenceOnce();
      await pause(1);
    }
  };
  const sequencing = sequencers.map(sequence);
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write)).finally(() => {
    writing = false;
  });
  await Promise.all(sequencing);
  await drain(ledger);
  const placed = await Promise.all(businesses.map(places));
  for (const list of placed) expect(list.map(one => one.seq)).toEqual(list.map((_, at) => at + 1));
  expect(placed.flatMap(list => list.map(one => one.event_id)).toSorted()).toEqual(written.toSorted());
  expect(await own.db.query('all', { text: 'select 1 from consent_unsequenced', values: [] })).toEqual([]);
  await second.close();
});

test('an event that commits late gets a later place, and none before it is committed', async () => {
  const ledger = ledgerOn(own.db);
  const businessId = idAt<'business'>(startMs, Buffer.alloc(10, 7));
  const [slow, quick] = [await personOf(businessId), await personOf(businessId)];
  const held = Promise.withResolvers<void>();
  const recorded = Promise.withResolvers<void>();
  const late = own.db.transaction(businessId, async tx => {
    const events = await ledger.recordIn(tx, [input({ type: 'withdrawn', businessId, contactId: slow })]);
    recorded.resolve();
    await held.promise;
    return events;
  });
  await recorded.promise;
  const early = await ledger.record(businessId, [input({ type: 'withdrawn', businessId, contactId: quick })]);
  expect(await drain(ledger)).toBe(1);
  held.resolve();
  const [last] = await late;
  expect(await drain(ledger)).toBe(1);
  expect((await places(businessId)).map(one => one.event_id)).toEqual([early[0]?.eventId, last?.eventId]);
});

test('places a thousand at a time, in the order in which a person was heard', async () => {
  const ledger = ledgerOn(own.db);
  const businessId = idAt<'business'>(startMs, Buffer.alloc(10, 8));
  const contactId = await personOf(businessId);
  const events = Array.from({ length: 1_203 }, () => input({ type: 'withdrawn', businessId, contactId }));
  const recorded = await own.db.transaction(businessId, tx => ledger.recordIn(tx, events));
  expect([await ledger.sequenceOnce(), await ledger.sequenceOnce(), await ledger.sequenceOnce()]).toEqual([
    1_000, 203, 0,
  ]);
  expect((await places(businessId)).map(one => one.event_id)).toEqual(recorded.map(one => one.eventId));
  expect((await ledger.findEvent(businessId, recorded[1_202]?.eventId ?? recorded[0]!.eventId))?.seq).toBe(1_203); // there are 1,203
});
