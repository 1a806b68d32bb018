// Who is who, against a real PostgreSQL: several processes at once, people who turn out to be one, numbers that change
// hands, and blocks that outlive the person they were set for.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../database/testing.ts';
import { type BusinessId, type ContactId, idAt, present, sha256 } from '../kernel/kernel.ts';
import { type ConsentFact, type PersonFacts, unknownPerson } from '../policy/policy.ts';
import type { Contacts, IdentityIds, Person } from './contacts.ts';
import { business, ids, openTestContacts, startMs, type TestContacts } from './testing.ts';

let world: TestContacts;
let contacts: Contacts;

beforeAll(async () => {
  world = openTestContacts(await createTestDatabase());
  contacts = world.another().contacts;
});

afterAll(async () => {
  await world.stop();
});

const consent: ConsentFact = {
  purpose: 'offers',
  channel: 'whatsapp',
  status: 'given',
  grade: 'E3',
  sinceMs: startMs,
  eventId: 'e1',
};
const withdrawn: ConsentFact = { ...consent, status: 'withdrawn', eventId: 'e2', sinceMs: startMs - 5 };

/** Gives a person a gate, as the ledger would. */
async function setGate(person: Person, facts: Partial<PersonFacts>): Promise<void> {
  await world.rows(
    'update contact set gate = gate || $3::jsonb, version = version + 1 where business_id = $1 and id = $2',
    person.businessId,
    person.id,
    JSON.stringify(facts),
  );
  contacts.forget(person.businessId, person.id);
}

async function block(businessId: BusinessId, kind: 'phone' | 'bsuid', value: string, lifted = false): Promise<void> {
  await world.rows(
    `insert into suppression (business_id, fingerprint, key_version, kind, scope, channel, reason, since_at, event_id,
       lifted_at)
     values ($1, $2, $3, $4, 'business_initiated', 'whatsapp', 'stop', to_timestamp($5::double precision / 1000), $6, $7)`,
    businessId,
    world.vault.fingerprint(businessId, kind, value),
    world.vault.fingerprintVersion,
    kind,
    startMs - 1_000,
    idAt(startMs, sha256(value)),
    lifted ? new Date(startMs) : null,
  );
}

function blockOf(value: string) {
  return {
    scope: 'business_initiated',
    channel: 'whatsapp',
    reason: 'stop',
    sinceMs: startMs - 1_000,
    eventId: idAt(startMs, sha256(value)),
  };
}

/** The same list in an order that follows from the seed. */
function shuffled<T>(list: readonly T[], seed: string): T[] {
  return list
    .map((each, nth) => ({ each, place: sha256(`${seed} ${nth}`).toString('hex') }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ each }) => each);
}

describe('several processes at once', () => {
  test('resolve the same two hundred people in any order: one person each, under every name', async () => {
    const one = business(1);
    const whole = Array.from({ length: 200 }, (_, nth) =>
      ids({ phone: `4917${3_000_000 + nth}`, userId: `DE.${nth}`, parentUserId: `DE.ENT.${nth}` }),
    );
    const parts = whole.flatMap(each => [
      ids({ phone: each.phone }),
      ids({ userId: each.userId }),
      ids({ phone: each.phone, userId: each.userId }),
      ids({ userId: each.userId, parentUserId: each.parentUserId }),
    ]);
    const rooms = Array.from({ length: 3 }, () => world.anotherProcess().contacts);
    await Promise.all(
      rooms.map(async (room, nth) => {
        const mine = shuffled(parts, `process ${nth}`);
        for (let at = 0; at < mine.length; at += 160) await room.resolveMany(one, mine.slice(at, at + 160));
      }),
    );
    const people = await contacts.resolveMany(one, whole);
    expect(new Set(people.map(each => each.id)).size).toBe(200);
    for (const name of ['phone', 'userId', 'parentUserId'] as const) {
      const named = await world.another().contacts.resolveMany(
        one,
        whole.map(each => ids({ [name]: each[name] })),
      );
      expect(named.map(each => each.id)).toEqual(people.map(each => each.id));
    }
    const counted = await world.rows(
      `select (select count(*) from contact where business_id = $1 and merged_into is null) as people,
              (select count(*) from identity where business_id = $1) as names,
              (select count(*) from contact c where business_id = $1 and merged_into is not null
                and exists (select 1 from identity i where i.business_id = $1 and i.contact_id = c.id)) as lost`,
      one,
    );
    expect(counted).toEqual([{ people: 200, names: 600, lost: 0 }]);
  });

  test('create one person when all ask at the same moment', async () => {
    const one = business(2);
    const rooms = Array.from({ length: 4 }, () => world.anotherProcess().contacts);
    const made = await Promise.all(rooms.map(room => room.resolve(one, ids({ phone: '491701234567' }))));
    expect(new Set(made.map(each => each.id)).size).toBe(1);
    expect(await world.rows('select count(*) as n from contact where business_id = $1', one)).toEqual([{ n: 1 }]);
  });

  test('merge and write the same rows as others do, without waiting for one another for ever', async () => {
    const one = business(3);
    const phones = Array.from({ length: 30 }, (_, nth) => ids({ phone: `4917${4_000_000 + nth}` }));
    const users = Array.from({ length: 30 }, (_, nth) => ids({ userId: `DE.${nth}` }));
    const people = await contacts.resolveMany(one, [...phones, ...users]);
    // Another room locks the people of its batch in the order of their ids, as the ledger does.
    const ledger = async (seed: string) => {
      const mine = shuffled(people, seed).slice(0, 20);
      await world.own.db.transaction(one, async tx => {
        const inOrder = mine.map(each => each.id).sort();
        for (const id of inOrder) {
          const text = 'update contact set version = version + 1 where business_id = $1 and id = $2';
          await tx.query({ text, values: [one, id] });
        }
      });
    };
    const both = phones.map((each, nth) => ({ ...each, userId: users[nth]?.userId ?? null }));
    await Promise.all([
      ...['a', 'b', 'c', 'd'].map(ledger),
      ...['x', 'y'].map(seed => world.anotherProcess().contacts.resolveMany(one, shuffled(both, seed))),
    ]);
    const [merged] = await world.rows(
      'select count(*) as n from contact where business_id = $1 and merged_into is not null',
      one,
    );
    expect(merged).toEqual({ n: 30 });
  });
});

describe('two people who turn out to be one', () => {
  test('have the stricter gate of both, under a version above both, and the older id', async () => {
    const one = business(4);
    const older = await contacts.resolve(one, ids({ phone: '491701234567' }));
    const younger = await contacts.resolve(one, ids({ userId: 'DE.4' }));
    await setGate(older, { consents: [consent], windows: { s1: { inboundAtMs: 1 } } });
    await setGate(younger, { consents: [withdrawn], restricted: true, windows: { s1: { inboundAtMs: 9 } } });
    await setGate(younger, {});
    const stale = await world.another().contacts.find(one, ids({ userId: 'DE.4' }));
    const eventId = await giveEvent(one, younger.id);

    const both = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.4' }));
    expect(both).toMatchObject({
      id: older.id,
      version: 4,
      facts: { consents: [withdrawn], restricted: true, windows: { s1: { inboundAtMs: 9 } }, identityStale: false },
    });
    expect(both.profileKey).toEqual(older.profileKey);
    const { contacts: elsewhere, db } = world.another();
    for (const name of [ids({ phone: '491701234567' }), ids({ userId: 'DE.4' })]) {
      expect(await elsewhere.find(one, name)).toEqual(both);
    }
    // Whoever still holds the merged one decides on an old version, looks again, and meets the survivor.
    expect(stale?.version).toBe(3);
    expect(await elsewhere.refresh(one, younger.id)).toEqual(both);
    expect(await elsewhere.get(one, younger.id)).toEqual(both);
    expect(await world.rows('select version, gate, merged_into from contact where id = $1', younger.id)).toEqual([
      { version: 2 ** 52, gate: expect.objectContaining({ consents: [] }), merged_into: older.id },
    ]);
    // What was stored under the merged id still opens, and its events are about the survivor.
    expect(await elsewhere.profileKeyOf(one, younger.id)).toEqual(younger.profileKey);
    const aliases = await db.transaction(one, tx => elsewhere.aliasesIn(tx, one, older.id));
    expect(aliases.map(each => each.value).sort()).toEqual(['491701234567', 'DE.4']);
    expect(await world.rows('select contact_id from consent_event_subject where event_id = $1', eventId)).toEqual([
      { contact_id: older.id },
    ]);
  });

  test('may be merged again: every id on the way leads to who is left', async () => {
    const one = business(5);
    const [first, second, third] = [
      await contacts.resolve(one, ids({ userId: 'DE.51' })),
      await contacts.resolve(one, ids({ parentUserId: 'DE.ENT.5' })),
      await contacts.resolve(one, ids({ phone: '491701234567' })),
    ];
    await contacts.resolve(one, ids({ phone: '491701234567', parentUserId: 'DE.ENT.5' }));
    const last = await contacts.resolve(one, ids({ userId: 'DE.51', parentUserId: 'DE.ENT.5' }));
    expect(last.id).toBe(first.id);
    const elsewhere = world.another().contacts;
    for (const each of [second, third]) expect(await elsewhere.refresh(one, each.id)).toEqual(last);
  });
});

/** A consent event of a person, as the ledger writes it. */
async function giveEvent(businessId: BusinessId, contactId: ContactId): Promise<string> {
  const id = idAt(startMs, sha256(contactId));
  await world.rows(
    'insert into consent_event_subject (business_id, contact_id, event_id, subject) values ($1, $2, $3, $3)',
    businessId,
    contactId,
    id,
  );
  return id;
}

describe('a number', () => {
  test('that changed hands goes to its new holder; consent of both waits', async () => {
    const one = business(6);
    const before = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.61' }));
    const after = await contacts.resolve(one, ids({ phone: '491707654321', userId: 'DE.62' }));
    await setGate(before, { consents: [consent] });
    await setGate(after, { consents: [consent] });
    await block(one, 'phone', '491701234567');
    const moved = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.62' }));
    expect(moved).toMatchObject({
      id: after.id,
      version: 3,
      facts: { identityStale: true, suppressions: [blockOf('491701234567')], consents: [consent] },
    });
    const elsewhere = world.another().contacts;
    expect(await elsewhere.find(one, ids({ phone: '491701234567' }))).toEqual(moved);
    expect(await elsewhere.find(one, ids({ userId: 'DE.61' }))).toMatchObject({
      id: before.id,
      version: 3,
      facts: { identityStale: true, suppressions: [] },
    });
    // The number that the new holder left leads to nobody, so that no consent goes with it.
    expect(await elsewhere.find(one, ids({ phone: '491707654321' }))).toBeUndefined();
    const said: IdentityIds = ids({ phone: '491701234567', userId: 'DE.62' });
    expect(await elsewhere.resolve(one, said)).toEqual(moved);
  });

  test('that is changed as Meta tells suspends consent once, however often it is told', async () => {
    const one = business(7);
    const person = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.71' }));
    const change = { previous: ids({ userId: 'DE.71' }), now: ids({ phone: '491707654321', userId: 'DE.72' }) };
    const changed = await contacts.changeIds(one, change);
    expect(changed).toMatchObject({ id: person.id, version: 2, facts: { identityStale: true } });
    await setGate(person, { identityStale: false });
    const again = await world.another().contacts.changeIds(one, change);
    expect(again).toMatchObject({ id: person.id, version: 3, facts: { identityStale: false } });
    expect(await contacts.find(one, ids({ phone: '491701234567' }))).toBeUndefined();
    // Told with one side only, it says who there is and no more.
    for (const half of [
      { ...change, previous: ids({}) },
      { ...change, now: ids({}) },
    ]) {
      expect(await contacts.changeIds(one, half)).toMatchObject({ id: person.id, version: 3 });
    }
  });

  test('a second number of a person replaces the first and suspends consent', async () => {
    const one = business(8);
    const person = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.8' }));
    const elsewhere = world.another().contacts;
    expect((await elsewhere.find(one, ids({ phone: '491701234567' })))?.version).toBe(1);
    const seen = await contacts.resolve(one, ids({ phone: '491707654321', userId: 'DE.8' }));
    expect(seen).toMatchObject({ id: person.id, version: 2, facts: { identityStale: true } });
    // The fence tells the other process that its version is old; with that it forgets the number as well.
    await elsewhere.refresh(one, person.id);
    for (const room of [contacts, elsewhere]) {
      const next = await room.resolve(one, ids({ phone: '491701234567' }));
      expect(next.id).not.toBe(person.id);
      expect(next.facts).toMatchObject({ consents: [], identityStale: false });
    }
  });
});

describe('a block', () => {
  test('is there for somebody new under any of their names, in any spelling, and only in its business', async () => {
    const [one, other] = [business(9), business(10)];
    await block(one, 'phone', '5531998765432');
    await block(one, 'bsuid', 'BR.9');
    await block(one, 'bsuid', 'BR.10', true);
    const given = ids({ phone: '553198765432', userId: 'BR.9' });
    const person = await contacts.resolve(one, given);
    expect(person.facts.suppressions).toHaveLength(2);
    expect(person.facts.suppressions).toEqual(expect.arrayContaining([blockOf('5531998765432'), blockOf('BR.9')]));
    expect((await contacts.resolve(one, ids({ userId: 'BR.10' }))).facts.suppressions).toEqual([]);
    expect((await contacts.resolve(other, given)).facts.suppressions).toEqual([]);
  });

  test('outlives the person: who was erased and comes back is still under it', async () => {
    const one = business(11);
    const person = await contacts.resolve(one, ids({ phone: '491701234567' }));
    await block(one, 'phone', '491701234567');
    await world.rows('delete from identity where business_id = $1', one);
    await world.rows('update contact_key set wrapped = null, destroyed_at = now() where business_id = $1', one);
    const back = await world.another().contacts.resolve(one, ids({ phone: '491701234567' }));
    expect(back.id).not.toBe(person.id);
    expect(back.facts).toEqual({
      ...unknownPerson,
      countries: ['DE'],
      zones: ['Europe/Berlin', 'Europe/Busingen'],
      suppressions: [blockOf('491701234567')],
    });
  });

  test('comes with a name that is seen later, under a new version', async () => {
    const one = business(12);
    const person = await contacts.resolve(one, ids({ userId: 'DE.12' }));
    await setGate(person, { consents: [consent] });
    await block(one, 'phone', '491701234567');
    const seen = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.12' }));
    expect(seen).toMatchObject({ id: person.id, version: 3, facts: { suppressions: [blockOf('491701234567')] } });
    expect(present(seen.facts.consents[0], 'the consent')).toEqual(consent);
  });
});
