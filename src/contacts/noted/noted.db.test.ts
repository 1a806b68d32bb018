// What is noted of people, against a real PostgreSQL: on the gate under a new version, on record for good, and sealed.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../database/testing.ts';
import { type ApiKeyId, idAt } from '../../kernel/kernel.ts';
import type { Contacts } from '../contacts.ts';
import { business, ids, openTestContacts, type TestContacts } from '../testing.ts';

let world: TestContacts;
let contacts: Contacts;
const keyId: ApiKeyId = idAt(1, Buffer.alloc(10, 1));
const page = { after: null, limit: 10 };

beforeAll(async () => {
  world = openTestContacts(await createTestDatabase());
  contacts = world.another().contacts;
});

afterAll(async () => {
  await world.stop();
});

test('a note raises the version, is seen by all, and stands on record with before and after', async () => {
  const shop = business(1);
  const anna = await contacts.resolve(shop, ids({ phone: '27821234567' }));
  const first = await contacts.note(shop, {
    contactId: anna.id,
    change: { age: 17, source: 'import' },
    keyId,
    staffId: null,
  });
  expect(first).toMatchObject({ id: anna.id, version: 2, facts: { age: 17, source: 'import', countries: ['ZA'] } });
  expect(await contacts.find(shop, ids({ phone: '27821234567' }))).toEqual(first);
  const second = await contacts.note(shop, { contactId: anna.id, change: { age: 18 }, keyId: null, staffId: null });
  expect(second.version).toBe(3);
  const again = await contacts.note(shop, {
    contactId: anna.id,
    change: { age: 18, source: 'import' },
    keyId,
    staffId: null,
  });
  expect(again).toEqual(second);
  const { items } = await contacts.listNoted(shop, { contactId: anna.id, ...page });
  expect(items.map(({ before, after, keyId: by }) => ({ before, after, by }))).toEqual([
    { before: { age: 17 }, after: { age: 18 }, by: null },
    { before: {}, after: { age: 17, source: 'import' }, by: keyId },
  ]);
  const newest = await contacts.listNoted(shop, { contactId: anna.id, after: null, limit: 1 });
  expect(newest.items).toEqual(items.slice(0, 1));
  const rest = await contacts.listNoted(shop, { contactId: anna.id, after: newest.next, limit: 1 });
  expect([rest.items, rest.next]).toEqual([items.slice(1), null]);
});

test('the record only grows, and cannot be read without the person’s key', async () => {
  const shop = business(2);
  const anna = await contacts.resolve(shop, ids({ phone: '27821234567' }));
  await contacts.note(shop, { contactId: anna.id, change: { age: 17 }, keyId, staffId: null });
  for (const text of ['update contact_fact_change set key_id = null', 'delete from contact_fact_change']) {
    await expect(world.own.db.query(shop, { text, values: [] })).rejects.toThrow();
  }
  await world.rows(
    `update contact_key set wrapped = null, destroyed_at = now() where contact_id = $1 and kind = 'evidence'`,
    anna.id,
  );
  const { items } = await contacts.listNoted(shop, { contactId: anna.id, ...page });
  expect(items.map(({ before, after }) => [before, after])).toEqual([[null, null]]);
  await expect(
    contacts.note(shop, { contactId: anna.id, change: { age: 30 }, keyId, staffId: null }),
  ).rejects.toMatchObject({
    code: 'key-destroyed',
  });
});

test('a note on somebody who was merged stands on whom they are now; of two the stricter holds', async () => {
  const shop = business(3);
  const byNumber = await contacts.resolve(shop, ids({ phone: '27821234567' }));
  const byUser = await contacts.resolve(shop, ids({ userId: 'ZA.9' }));
  await contacts.note(shop, {
    contactId: byNumber.id,
    change: { age: 30, source: 'purchased', noticeGiven: true, regions: ['US-TX'] },
    keyId,
    staffId: null,
  });
  const relation = { kind: 'purchase', channel: 'email', atMs: 5, objectionOffered: true } as const;
  await contacts.note(shop, {
    contactId: byUser.id,
    change: { age: 16, source: 'person', regions: ['US-FL'], relation },
    keyId,
    staffId: null,
  });
  const one = await contacts.resolve(shop, ids({ phone: '27821234567', userId: 'ZA.9' }));
  expect(one.facts).toMatchObject({ age: 16, source: 'purchased', regions: ['US-FL', 'US-TX'] });
  expect(one.facts.relations).toMatchObject([relation]);
  expect(one.facts.noticeGiven).toBeUndefined();
  const loser = one.id === byNumber.id ? byUser.id : byNumber.id;
  const noted = await contacts.note(shop, { contactId: loser, change: { noticeGiven: true }, keyId, staffId: null });
  expect([noted.id, noted.facts.noticeGiven]).toEqual([one.id, true]);
});

test('another business, and nobody, are not found', async () => {
  const anna = await contacts.resolve(business(4), ids({ phone: '27821234567' }));
  const change = { age: 3 };
  const theirs = contacts.note(business(5), { contactId: anna.id, change, keyId, staffId: null });
  await expect(theirs).rejects.toMatchObject({ code: 'not-found' });
  expect((await contacts.listNoted(business(5), { contactId: anna.id, ...page })).items).toEqual([]);
});
