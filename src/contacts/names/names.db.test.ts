// What people are called, against a real PostgreSQL: learned once, sealed, found by any word, and gone with the key.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../database/testing.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { Contacts } from '../contacts.ts';
import type { PeopleFilters } from '../search/types.ts';
import { type Another, business, ids, openTestContacts, type TestContacts } from '../testing.ts';

let world: TestContacts;
let here: Another;
let contacts: Contacts;
const nobody = { keyId: null, staffId: null };
const everybody: PeopleFilters = {
  ...{
    consent: null,
    blocked: [],
    countries: [],
    activeSinceMs: null,
    quietSinceMs: null,
    contactId: null,
    name: null,
    labels: [],
  },
};

beforeAll(async () => {
  world = openTestContacts(await createTestDatabase());
  here = world.another();
  contacts = here.contacts;
});

afterAll(async () => {
  await world.stop();
});

const lena = ids({ phone: '4915112345678', userId: 'DE.1' });
const told = (name: string | null, username: string | null = null) => [{ person: lena, name, username }];

async function found(shop: BusinessId, name: string): Promise<(string | null)[]> {
  const filters = { ...everybody, name };
  const page = await contacts.search(shop, { filters, sort: 'active', after: null, limit: 10 });
  expect(await contacts.countWho(shop, filters)).toBe(page.people.length);
  return page.people.map(one => one.name);
}

test('a name is learned for whoever is known, and written only when it is another', async () => {
  const shop = business(1);
  await contacts.names.note(shop, told('Lena'));
  expect(await found(shop, 'lena')).toEqual([]);
  const { id } = await contacts.resolve(shop, lena);
  await contacts.names.note(shop, told('Lena  Böhm', '@lena.b'));
  expect([...(await contacts.names.of(shop, [id]))]).toEqual([[id, 'Lena Böhm']]);
  const before = here.statements();
  await contacts.names.note(shop, told('Lena Böhm', 'lena.b'));
  expect(here.statements()).toBe(before);
  const [row] = await world.rows<{ n: number }>(
    'select count(*)::int as n from contact_name where contact_id = $1',
    id,
  );
  expect(row?.n).toBe(2);
  await contacts.names.note(shop, told('Lena Kraus', null));
  expect(await found(shop, 'böhm')).toEqual([]);
  for (const words of ['KRAUS', 'lena kraus', 'kraus lena', '@lena.b', 'b']) {
    expect(await found(shop, words)).toEqual(['Lena Kraus']);
  }
  expect(await found(shop, 'lena böhm')).toEqual([]);
  expect(await found(shop, 'len')).toEqual([]);
  expect(await found(shop, '💐')).toEqual([]);
  expect(await found(business(99), 'lena')).toEqual([]);
});

test('what staff write counts first, stands on record without the name in the clear, and can be taken back', async () => {
  const shop = business(2);
  const { id } = await contacts.resolve(shop, lena);
  await contacts.names.note(shop, told('🌸🌸', null));
  await contacts.names.set(shop, { contactId: id, name: 'Lena Kraus', ...nobody });
  await contacts.names.set(shop, { contactId: id, name: 'Lena Kraus', ...nobody });
  expect(await found(shop, 'kraus')).toEqual(['Lena Kraus']);
  expect((await contacts.names.list(shop, id)).map(one => one.source).toSorted()).toEqual(['staff', 'whatsapp']);
  await contacts.names.set(shop, { contactId: id, name: null, ...nobody });
  expect([...(await contacts.names.of(shop, [id])).values()]).toEqual(['🌸🌸']);
  const { items } = await contacts.listNoted(shop, { contactId: id, after: null, limit: 9 });
  expect(items.map(one => [one.before, one.after])).toEqual([
    [{ name: 'Lena Kraus' }, {}],
    [{}, { name: 'Lena Kraus' }],
  ]);
  const nothing = contacts.names.set(shop, { contactId: id, name: '\u202e ', ...nobody });
  await expect(nothing).rejects.toMatchObject({ code: 'request-invalid' });
  for (const table of ['contact_name', 'contact_name_word', 'contact_fact_change']) {
    const rows = await world.rows<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`);
    expect(JSON.stringify(rows)).not.toMatch(/kraus/i);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('Kraus').toString('hex'));
  }
});

test('of two who are one the survivor has the names of both, and either leads to them', async () => {
  const shop = business(3);
  const byNumber = await contacts.resolve(shop, ids({ phone: '4915112345678' }));
  const byUser = await contacts.resolve(shop, ids({ userId: 'DE.1' }));
  await contacts.names.set(shop, { contactId: byNumber.id, name: 'Frau Kraus', ...nobody });
  await contacts.names.note(shop, [{ person: ids({ userId: 'DE.1' }), name: 'Lena', username: null }]);
  const one = await contacts.resolve(shop, lena);
  expect(await found(shop, 'lena')).toEqual(['Frau Kraus']);
  expect(await found(shop, 'kraus')).toEqual(['Frau Kraus']);
  expect([...(await contacts.names.of(shop, [byNumber.id, byUser.id, one.id])).values()]).toEqual(
    [byNumber.id, byUser.id, one.id].filter((id, at, all) => all.indexOf(id) === at).map(() => 'Frau Kraus'),
  );
});

test('with the key the names go, and no late webhook brings them back', async () => {
  const shop = business(4);
  const { id } = await contacts.resolve(shop, lena);
  await contacts.names.note(shop, told('Lena', 'lena.b'));
  await world.rows(
    `update contact_key set wrapped = null, destroyed_at = now() where contact_id = $1 and kind = 'profile'`,
    id,
  );
  const another = world.another().contacts;
  await another.names.note(shop, told('Lena Neu', 'lena.b'));
  expect(await another.names.list(shop, id)).toEqual([]);
  expect(await found(shop, 'lena')).toEqual([]);
  const [row] = await world.rows<{ n: number }>(
    `select (select count(*) from contact_name where contact_id = $1)
      + (select count(*) from contact_name_word where contact_id = $1) as n`,
    id,
  );
  expect(Number(row?.n)).toBe(0);
  const set = another.names.set(shop, { contactId: id, name: 'Lena', ...nobody });
  await expect(set).rejects.toMatchObject({ code: 'key-destroyed' });
});
