// People and their aliases against a real PostgreSQL: found by each name, created once, apart for each business.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../database/testing.ts';
import { type ContactId, idAt, present } from '../kernel/kernel.ts';
import type { Contacts } from './contacts.ts';
import { business, ids, openTestContacts, type TestContacts } from './testing.ts';

let world: TestContacts;
let contacts: Contacts;

beforeAll(async () => {
  world = openTestContacts(await createTestDatabase());
  contacts = world.another().contacts;
});

afterAll(async () => {
  await world.stop();
});

const nobody = idAt<'contact'>(1, Buffer.alloc(10));

describe('a person', () => {
  test('is created once, without any consent, and found by every name', async () => {
    const one = business(1);
    const given = ids({ phone: '491701234567', userId: 'DE.1001', parentUserId: 'DE.ENT.1001' });
    expect(await contacts.find(one, given)).toBeUndefined();
    const made = await contacts.resolve(one, given);
    expect(made).toMatchObject({
      businessId: one,
      version: 1,
      facts: { consents: [], suppressions: [], countries: ['DE'] },
    });
    const elsewhere = world.another().contacts;
    for (const name of [{ phone: given.phone }, { userId: given.userId }, { parentUserId: given.parentUserId }]) {
      for (const room of [elsewhere, contacts]) {
        expect(await room.find(one, ids(name))).toEqual(made);
        expect(await room.resolve(one, ids(name))).toEqual(made);
      }
    }
    expect(await elsewhere.get(one, made.id)).toEqual(made);
    expect(await world.rows('select id from contact where business_id = $1', one)).toEqual([{ id: made.id }]);
  });

  test('is the same under every spelling of a number', async () => {
    const one = business(2);
    for (const [canonical, spelling] of [
      ['5531998765432', '553198765432'],
      ['525512345678', '5215512345678'],
      ['5491123456789', '54111523456789'],
    ]) {
      const made = await contacts.resolve(one, ids({ phone: spelling ?? null }));
      expect(await contacts.find(one, ids({ phone: canonical ?? null }))).toEqual(made);
      expect((await world.another().contacts.resolve(one, ids({ phone: canonical ?? null }))).id).toBe(made.id);
    }
    expect(await world.rows('select count(*) as n from contact where business_id = $1', one)).toEqual([{ n: 3 }]);
  });

  test('of another business is another person, and neither can be read by the other', async () => {
    const [one, other] = [business(3), business(4)];
    const given = ids({ phone: '491701234567', userId: 'DE.3' });
    const mine = await contacts.resolve(one, given);
    const theirs = await contacts.resolve(other, given);
    expect(theirs.id).not.toBe(mine.id);
    expect(await contacts.get(other, mine.id)).toBeUndefined();
    await expect(contacts.refresh(other, mine.id)).rejects.toMatchObject({ code: 'not-found' });
    for (const by of [given, ids({ phone: '491701234567' }), given]) {
      expect((await contacts.find(one, by))?.id).toBe(mine.id);
      expect((await contacts.find(other, by))?.id).toBe(theirs.id);
    }
    expect(await contacts.find(one, ids({ phone: '491701234560', userId: 'DE.4' }))).toBeUndefined();
    expect(await contacts.profileKeyOf(other, mine.id)).toBeNull();
    // The second wall: a connection that speaks for one business sees no row of the other's.
    const tables = ['contact', 'contact_key', 'identity'];
    for (const table of tables) {
      const text = `select distinct business_id from ${table} where business_id in ($1, $2)`;
      expect(await world.own.db.query(one, { text, values: [one, other] })).toEqual([{ business_id: one }]);
    }
  });

  test('gets further names as they are seen, without a new version when they change nothing', async () => {
    const one = business(5);
    const known = await contacts.resolve(one, ids({ phone: '491701234567' }));
    const both = await contacts.resolve(one, ids({ phone: '491701234567', userId: 'DE.5' }));
    expect(both).toEqual(known);
    expect(await contacts.find(one, ids({ userId: 'DE.5' }))).toEqual(known);
    const abroad = await contacts.resolve(one, ids({ userId: 'DE.5', parentUserId: 'US.ENT.5' }));
    expect(abroad).toMatchObject({ id: known.id, version: 2, facts: { countries: ['DE', 'US'] } });
    expect(await contacts.refresh(one, known.id)).toEqual(abroad);
  });

  test('who cannot be named is refused, and nobody else with them', async () => {
    const one = business(6);
    const answers = await Promise.allSettled([
      contacts.resolve(one, ids({})),
      contacts.resolve(one, ids({ phone: 'nonsense' })),
      contacts.resolve(one, ids({ phone: '491701234567' })),
    ]);
    expect(answers.map(each => each.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(answers[0]).toMatchObject({ reason: { code: 'address-unusable' } });
  });

  test('whose key was destroyed is still known, and nothing about them can be read', async () => {
    const one = business(7);
    const made = await contacts.resolve(one, ids({ phone: '491701234567' }));
    await world.rows(
      'update contact_key set wrapped = null, destroyed_at = now() where business_id = $1 and contact_id = $2',
      one,
      made.id,
    );
    const { contacts: elsewhere, db } = world.another();
    expect(await elsewhere.find(one, ids({ phone: '491701234567' }))).toEqual({ ...made, profileKey: null });
    const read = await db.transaction(one, async tx => ({
      aliases: await elsewhere.aliasesIn(tx, one, made.id),
      keys: await elsewhere.evidenceKeyIn(tx, one, [made.id, nobody]),
    }));
    expect(read).toEqual({ aliases: [], keys: new Map([[made.id, null]]) });
    const named = await elsewhere.resolve(one, ids({ phone: '491701234567', userId: 'DE.7' }));
    expect(named).toMatchObject({ id: made.id, profileKey: null });
  });
});

describe('names and keys', () => {
  test('are told with the one seen last first, and rest as ciphertext bound to their row', async () => {
    const one = business(8);
    const { contacts: room, db } = world.another();
    const person = await room.resolve(one, ids({ phone: '553198765432', userId: 'BR.8', parentUserId: 'BR.ENT.8' }));
    await room.resolve(one, ids({ userId: 'BR.9', parentUserId: 'BR.ENT.8' }));
    const aliases = await db.transaction(one, tx => room.aliasesIn(tx, one, person.id));
    expect(aliases.map(each => `${each.kind} ${each.value}`).sort()).toEqual([
      'bsuid BR.8',
      'bsuid BR.9',
      'parent_bsuid BR.ENT.8',
      'phone 5531998765432',
    ]);
    expect(aliases.filter(each => each.kind === 'bsuid')[0]?.value).toBe('BR.9');
    const stored = await world.rows<{ value: Buffer }>('select value from identity where business_id = $1', one);
    expect(stored).toHaveLength(4);
    for (const { value } of stored) expect(value.toString('latin1')).not.toMatch(/31998765432|BR\./);
    await world.rows(
      `update identity i set value = (select value from identity o where o.business_id = $1 and o.kind = 'phone')
       where i.business_id = $1 and i.kind = 'parent_bsuid'`,
      one,
    );
    await expect(db.transaction(one, tx => room.aliasesIn(tx, one, person.id))).rejects.toMatchObject({
      code: 'master-key',
    });
  });

  test('evidence and profile have keys of their own', async () => {
    const one = business(9);
    const { contacts: room, db } = world.another();
    const people = await room.resolveMany(one, [ids({ phone: '491701' }), ids({ phone: '491702' })]);
    const keys = await db.transaction(one, tx =>
      room.evidenceKeyIn(
        tx,
        one,
        people.map(each => each.id),
      ),
    );
    const all = people.flatMap(each => [each.profileKey, keys.get(each.id)]).map(key => key?.toString('hex'));
    expect(new Set(all).size).toBe(4);
    expect(all).not.toContain(undefined);
    for (const each of people) expect(await room.profileKeyOf(one, each.id)).toEqual(each.profileKey);
  });
});

describe('many at once', () => {
  test('a thousand new people, some of them twice, are answered in order by few statements', async () => {
    const one = business(10);
    const { contacts: room, statements } = world.another();
    const asked = Array.from({ length: 1_000 }, (_, nth) => ids({ phone: `4917${1_000_000 + (nth % 900)}` }));
    const people = await room.resolveMany(one, asked);
    expect(people.map(each => each.id)).toEqual(people.map((_, nth) => people[nth % 900]?.id));
    expect(new Set(people.map(each => each.id)).size).toBe(900);
    expect(statements()).toBeLessThanOrEqual(12);
    expect(await room.resolveMany(one, asked)).toEqual(people);
    expect(await world.another().contacts.resolveMany(one, asked)).toEqual(people);
    expect(await room.resolveMany(one, [])).toEqual([]);
  });

  test('ten thousand look-ups of people who are known ask the database nothing', async () => {
    const one = business(11);
    const { contacts: room, statements } = world.another();
    const asked = Array.from({ length: 1_000 }, (_, nth) => ids({ phone: `4917${2_000_000 + nth}` }));
    const people = await room.resolveMany(one, asked);
    const before = statements();
    for (let round = 0; round < 10; round++) {
      const found = await Promise.all(asked.map(each => room.find(one, each)));
      expect(found.map(each => each?.id)).toEqual(people.map(each => each.id));
    }
    expect(statements()).toBe(before);
  });

  test('all who look at the same moment share a statement, each with their own answer', async () => {
    const [one, other] = [business(11), business(12)];
    const { contacts: room, statements } = world.another();
    const asked = Array.from({ length: 1_000 }, (_, nth) => ids({ phone: `4917${2_000_000 + nth}` }));
    const found = await Promise.all([
      ...asked.map(each => room.find(one, each)),
      room.find(other, present(asked[0], '')),
    ]);
    expect(found.slice(0, 1_000).every(each => each !== undefined)).toBe(true);
    expect(new Set(found.map(each => each?.id)).size).toBe(1_001);
    expect(found.at(-1)).toBeUndefined();
    expect(statements()).toBeLessThanOrEqual(3);
    const before = statements();
    const got = await Promise.all(found.slice(0, 500).map(each => room.refresh(one, each?.id ?? nobody)));
    expect(got.map(each => each.id)).toEqual(found.slice(0, 500).map(each => each?.id));
    expect(statements()).toBe(before + 1);
  });
});

describe('what is remembered', () => {
  test('may be old, is never put back to an older version, and is read anew when asked', async () => {
    const one = business(13);
    const { contacts: room } = world.another();
    const person = await room.resolve(one, ids({ phone: '491701234567' }));
    const find = () => room.find(one, ids({ phone: '491701234567' }));
    await world.rows('update contact set version = 7 where business_id = $1 and id = $2', one, person.id);
    expect((await find())?.version).toBe(1);
    expect((await room.refresh(one, person.id)).version).toBe(7);
    expect((await find())?.version).toBe(7);
    room.remember(person);
    expect((await find())?.version).toBe(7);
    room.remember({ ...person, version: 8 });
    expect((await find())?.version).toBe(8);
    room.forget(one, person.id);
    expect((await find())?.version).toBe(7);
  });

  test('nobody is found where nobody is', async () => {
    const nowhere: ContactId = nobody;
    expect(await contacts.get(business(14), nowhere)).toBeUndefined();
    await expect(contacts.refresh(business(14), nowhere)).rejects.toMatchObject({ code: 'not-found' });
  });
});
