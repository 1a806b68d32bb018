// Registries against a real PostgreSQL: imported whole or not at all, followed by every gate, replaced by the next one,
// and never seen by another business.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../database/testing.ts';
import { type BusinessId, idAt } from '../../kernel/kernel.ts';
import type { Contacts } from '../contacts.ts';
import { business, ids, openTestContacts, startMs, type TestContacts } from '../testing.ts';
import type { ImportId, Progress } from './types.ts';

const za = 'ZA-NCC-OPTOUT';
const iys = 'TR-IYS';

let world: TestContacts;
let contacts: Contacts;
let nth = 100;

beforeAll(async () => {
  world = openTestContacts(await createTestDatabase());
  contacts = world.another().contacts;
});

afterAll(async () => {
  await world.stop();
});

async function newBusiness(): Promise<BusinessId> {
  const id = business(nth++);
  await world.rows(
    `insert into business (business_id, name, countries, zone, data_key, data_key_version, created_at)
     values ($1, 'Shop', '{ZA}', 'Africa/Johannesburg', '', 1, now())`,
    id,
  );
  return id;
}

/** Imports a list from a file of these lines. */
async function take(of: BusinessId, registry: string, lines: readonly string[], more: object = {}) {
  const pieces = (async function* () {
    yield Buffer.from(lines.join('\n'));
  })();
  return await contacts.registries.importFile(of, { registry, pieces, acceptSkipped: false, ...more });
}

const person = (of: BusinessId, phone: string, userId: string | null = null) =>
  contacts.resolve(of, ids({ phone, userId }));
const onLists = async (of: BusinessId, phone: string) => (await contacts.find(of, ids({ phone })))?.facts.registries;
const entries = (of: BusinessId) =>
  world.rows<{ n: number }>('select count(*)::integer as n from registry_entry where business_id = $1', of);
const version = async (of: BusinessId) =>
  (await world.rows<{ version: number }>('select version from business where business_id = $1', of))[0]?.version;

describe('an import', () => {
  test('marks who is on the list, under a new version, and leaves the others as they are', async () => {
    const shop = await newBusiness();
    const listed = await person(shop, '27821234567', 'ZA.1');
    const free = await person(shop, '27821234568');
    const progress: Progress[] = [];
    const { done, unreadable } = await take(shop, za, ['082 123 4567', 'rubbish', '+27829999999', '0821234567'], {
      onProgress: (one: Progress) => progress.push(one),
    });
    expect(done).toMatchObject({ registry: za, state: 'current', entries: 2, skipped: 1 });
    expect(unreadable).toEqual([2]);
    expect(progress.at(0)).toEqual({ doing: 'reading', lines: 4, entries: 2, skipped: 1 });
    expect(progress.at(-1)).toEqual({ doing: 'applying', people: 2 });
    expect(await contacts.get(shop, listed.id)).toMatchObject({ version: 2, facts: { registries: [za] } });
    expect(await contacts.get(shop, free.id)).toEqual(free);
    expect(await version(shop)).toBe(2);
  });

  test('replaces the list before: who is no longer on it is free, and its entries are gone', async () => {
    const shop = await newBusiness();
    await person(shop, '27821234567');
    await person(shop, '27821234568');
    await take(shop, za, ['0821234567', '0827777777']);
    await take(shop, iys, ['+27821234567']);
    await take(shop, za, ['0821234568']);
    expect(await onLists(shop, '27821234567')).toEqual([iys]);
    expect(await onLists(shop, '27821234568')).toEqual([za]);
    expect(await entries(shop)).toEqual([{ n: 2 }]);
    expect((await contacts.registries.list(shop)).map(one => [one.registry, one.entries])).toEqual([
      [iys, 1],
      [za, 1],
    ]);
    // The same list once more changes nobody.
    const before = await contacts.find(shop, ids({ phone: '27821234568' }));
    await take(shop, za, ['0821234568']);
    expect(await contacts.refresh(shop, before?.id as never)).toEqual(before); // the person was found
  });

  test('holds in another process too, and for every spelling of a number', async () => {
    const shop = await newBusiness();
    await contacts.resolve(shop, ids({ phone: '553198765432' }));
    await take(shop, za, ['+55 31 99876-5432', '+55 31 9876 5432']);
    const elsewhere = world.anotherProcess().contacts;
    const found = await elsewhere.find(shop, ids({ phone: '5531998765432' }));
    expect(found?.facts.registries).toEqual([za]);
    expect((await contacts.registries.list(shop))[0]?.entries).toBe(1);
  });

  test.each([
    ['nothing', ['', ''], 'no number'],
    ['too much that cannot be read', ['0821234567', ...Array.from({ length: 11 }, () => 'rubbish')], 'lines 2, 3, 4'],
  ])('with %s is not taken, and the list before holds', async (_, lines, words) => {
    const shop = await newBusiness();
    await person(shop, '27821234568');
    await take(shop, za, ['0821234568']);
    await expect(take(shop, za, lines)).rejects.toThrow(words);
    expect(await onLists(shop, '27821234568')).toEqual([za]);
    expect(await entries(shop)).toEqual([{ n: 1 }]);
    expect(await version(shop)).toBe(2);
  });

  test('is taken with unreadable lines when that is said', async () => {
    const shop = await newBusiness();
    const lines = ['0821234567', ...Array.from({ length: 11 }, () => 'rubbish')];
    const { done, unreadable } = await take(shop, za, lines, { acceptSkipped: true });
    expect([done.state, done.entries, done.skipped]).toEqual(['current', 1, 11]);
    expect(unreadable).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('of an older list than the one in force, or of tomorrow, is refused', async () => {
    const shop = await newBusiness();
    await take(shop, za, ['0821234567'], { asOfMs: startMs - 1_000 });
    await expect(take(shop, za, ['0821234568'], { asOfMs: startMs - 2_000 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(take(shop, za, ['0821234568'], { asOfMs: startMs + 86_400_000 })).rejects.toMatchObject({
      code: 'request-invalid',
    });
    expect((await contacts.registries.list(shop)).map(one => one.asOfMs)).toEqual([startMs - 1_000]);
  });

  test('of many numbers and people goes in slices', async () => {
    const shop = await newBusiness();
    const numbers = Array.from({ length: 2_100 }, (_, at) => `2782${String(1_000_000 + at)}`);
    await contacts.resolveMany(
      shop,
      numbers.map(phone => ids({ phone })),
    );
    const lines = Array.from({ length: 12_000 }, (_, at) => `082${String(1_000_000 + at * 2)}`);
    const { done } = await take(shop, za, lines);
    expect(done.entries).toBe(12_000);
    const marked = await world.rows(
      `select count(*)::integer as n from contact where business_id = $1 and gate -> 'registries' ? $2`,
      shop,
      za,
    );
    expect(marked).toEqual([{ n: 1_050 }]);
    await take(shop, za, ['0829999999']);
    expect(await entries(shop)).toEqual([{ n: 1 }]);
  });
});

describe('who comes after an import', () => {
  test('is looked up: somebody new, and somebody who is seen with another number', async () => {
    const shop = await newBusiness();
    await take(shop, za, ['0821234567', '0821234560']);
    expect((await person(shop, '27821234567')).facts.registries).toEqual([za]);
    expect((await person(shop, '27821234568')).facts.registries).toBeUndefined();
    const anna = await contacts.resolve(shop, ids({ userId: 'ZA.77' }));
    expect(anna.facts.registries).toBeUndefined();
    const known = await person(shop, '27821234560', 'ZA.77');
    expect([known.id, known.version, known.facts.registries]).toEqual([anna.id, 2, [za]]);
    // The number that was on the list leads elsewhere now.
    const moved = await person(shop, '27821234561', 'ZA.77');
    expect([moved.id, moved.facts.registries]).toEqual([anna.id, undefined]);
  });

  test('with two numbers of which one is listed: refused there, and not registered', async () => {
    const shop = await newBusiness();
    await take(shop, za, ['+905321234567']);
    await take(shop, iys, ['+905321234567']);
    await contacts.resolve(shop, ids({ phone: '905321234567' }));
    await contacts.resolve(shop, ids({ phone: '905321234568', userId: 'TR.5' }));
    expect(await onLists(shop, '905321234567')).toEqual([iys, za]);
    // Meta tells by a parent id that both are one person: nothing says which number holds.
    await contacts.resolve(shop, ids({ phone: '905321234567', parentUserId: 'TR.ENT.5' }));
    const one = await contacts.resolve(shop, ids({ userId: 'TR.5', parentUserId: 'TR.ENT.5' }));
    expect(one.facts.identityStale).toBe(true);
    expect(one.facts.registries).toEqual([za]);
    // The next import says the same of them.
    await take(shop, iys, ['+905321234567', '+905559999999']);
    expect((await contacts.refresh(shop, one.id)).facts.registries).toEqual([za]);
  });

  test('in the very moment in which a list is applied: nobody on it is missed', async () => {
    const shop = await newBusiness();
    const numbers = Array.from({ length: 400 }, (_, at) => `2782${String(2_000_000 + at)}`);
    const known = numbers.slice(0, 100).map((_, at) => ids({ userId: `ZA.${at}` }));
    await contacts.resolveMany(shop, known);
    const { id: importId } = await contacts.registries.begin(shop, { registry: za, asOfMs: undefined, keyId: null });
    await contacts.registries.add(shop, { importId, numbers });
    const elsewhere = world.anotherProcess().contacts;
    const coming = numbers.map((phone, at) => elsewhere.resolve(shop, ids({ ...known[at], phone })));
    await Promise.all([contacts.registries.finish(shop, { importId, acceptSkipped: false }), ...coming]);
    const unmarked = await world.rows(
      `select count(*)::integer as n from contact where business_id = $1 and not gate ? 'registries'`,
      shop,
    );
    expect(unmarked).toEqual([{ n: 0 }]);
  });

  test('while a list is being applied is judged by the new one', async () => {
    const shop = await newBusiness();
    await take(shop, za, ['0821234567']);
    const next = await contacts.registries.begin(shop, { registry: za, asOfMs: undefined, keyId: null });
    await contacts.registries.add(shop, { importId: next.id, numbers: ['0821234568'] });
    expect((await person(shop, '27821234568')).facts.registries).toBeUndefined();
    await world.rows(`update registry_import set state = 'applying' where id = $1`, next.id);
    expect((await person(shop, '27821234567')).facts.registries).toBeUndefined();
    await person(shop, '27821234569');
    // Cut off there, it is finished by asking again.
    const done = await contacts.registries.finish(shop, { importId: next.id, acceptSkipped: false });
    expect(done.state).toBe('current');
    expect(await onLists(shop, '27821234568')).toEqual([za]);
  });
});

describe('an import in pieces', () => {
  test('tells what it cannot read, and is over once it is finished', async () => {
    const shop = await newBusiness();
    const begun = await contacts.registries.begin(shop, { registry: za, asOfMs: startMs - 5, keyId: null });
    expect(begun).toMatchObject({ state: 'open', asOfMs: startMs - 5, entries: 0 });
    const importId = begun.id;
    const numbers = ['0821234567', 'x', '0821234568'];
    expect(await contacts.registries.add(shop, { importId, numbers })).toEqual({ added: 2, unreadable: [1] });
    expect(await contacts.registries.add(shop, { importId, numbers })).toEqual({ added: 0, unreadable: [1] });
    const finish = () => contacts.registries.finish(shop, { importId, acceptSkipped: false });
    const [one, two] = await Promise.all([finish(), finish()]);
    expect(one).toMatchObject({ state: 'current', entries: 2, skipped: 2 });
    expect([two.state, (await finish()).state]).toEqual(['current', 'current']);
    expect(await version(shop)).toBe(2);
    await expect(contacts.registries.add(shop, { importId, numbers })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('that another one overtook is over', async () => {
    const shop = await newBusiness();
    const begin = () => contacts.registries.begin(shop, { registry: za, asOfMs: undefined, keyId: null });
    const [slow, quick] = [await begin(), await begin()];
    for (const { id: importId } of [slow, quick]) {
      await contacts.registries.add(shop, { importId, numbers: ['0821234567'] });
    }
    await world.rows(`update registry_import set state = 'applying' where id = $1`, slow.id);
    await contacts.registries.finish(shop, { importId: quick.id, acceptSkipped: false });
    await expect(contacts.registries.finish(shop, { importId: slow.id, acceptSkipped: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await contacts.registries.list(shop)).map(one => one.id)).toEqual([quick.id]);
  });

  test('is nothing to another business', async () => {
    const [mine, theirs] = [await newBusiness(), await newBusiness()];
    const { id: importId } = await contacts.registries.begin(mine, { registry: za, asOfMs: undefined, keyId: null });
    const numbers = ['0821234567'];
    await expect(contacts.registries.add(theirs, { importId, numbers })).rejects.toMatchObject({ code: 'not-found' });
    await contacts.registries.add(mine, { importId, numbers });
    await contacts.registries.finish(mine, { importId, acceptSkipped: false });
    expect(await contacts.registries.list(theirs)).toEqual([]);
    expect((await person(theirs, '27821234567')).facts.registries).toBeUndefined();
    // The second wall: a connection that speaks for one business sees no row of the other's.
    for (const table of ['registry_import', 'registry_entry', 'contact_fact_change']) {
      const text = `select * from ${table} where business_id <> $1`;
      expect(await world.own.db.query(theirs, { text, values: [theirs] })).toEqual([]);
      const [row] = await world.rows<{ relrowsecurity: boolean; relforcerowsecurity: boolean }>(
        'select relrowsecurity, relforcerowsecurity from pg_class where relname = $1',
        table,
      );
      expect(row).toEqual({ relrowsecurity: true, relforcerowsecurity: true });
    }
  });

  test('that is unknown is not found', async () => {
    const importId: ImportId = idAt(1, Buffer.alloc(10));
    const unknown = contacts.registries.finish(await newBusiness(), { importId, acceptSkipped: false });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });
});
