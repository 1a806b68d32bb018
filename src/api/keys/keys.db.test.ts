// API keys against a real PostgreSQL: kept by their hash, restricted, expiring, and revoked at once in every process.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database, type Speaker, type Statement } from '../../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, parseId, present, type SenderId } from '../../kernel/kernel.ts';
import { createKeys, type Keys } from './keys.ts';

const businessId: BusinessId = present(parseId<'business'>('018f0000-0000-7000-8000-000000000001'), 'a business');
const otherId: BusinessId = present(parseId<'business'>('018f0000-0000-7000-8000-000000000002'), 'a business');
const senderId: SenderId = present(parseId<'sender'>('018f0000-0000-7000-8000-00000000000a'), 'a sender');
const all = { businessId, name: 'test', scopes: null, senderIds: null };

let own: TestDatabase;
let nowMs = Date.UTC(2026, 10, 24);
let drawn = 0;
const world = {
  clock: { now: () => nowMs },
  random: { bytes: (length: number) => Buffer.alloc(length, `${++drawn}-`) },
};
let keys: Keys;

beforeAll(async () => {
  own = await createTestDatabase();
  keys = createKeys({ db: own.db, ...world });
});

afterAll(async () => {
  keys.close();
  await own.stop();
});

test('a key opens its business, and only its hash and its last four characters are stored', async () => {
  const { key, hint, id } = await keys.create(all);
  expect(key).toMatch(/^assent_[\w-]{43}$/);
  expect(hint).toBe(key.slice(-4));
  expect(await keys.authenticate(key)).toMatchObject({ businessId, keyId: id, scopes: null, senderIds: null });
  const rows = await own.db.query<{ line: string }>('all', {
    text: 'select k::text as line from api_key k',
    values: [],
  });
  expect(rows.map(row => row.line).join('')).not.toContain(key.slice('assent_'.length, -4));
});

test('a key has the scopes and the senders that it was made with', async () => {
  const { key } = await keys.create({ ...all, scopes: ['messages:send'], senderIds: [senderId] });
  const caller = await keys.authenticate(key);
  expect([...(caller?.scopes ?? [])]).toEqual(['messages:send']);
  expect([...(caller?.senderIds ?? [])]).toEqual([senderId]);
});

test.each(['', 'assent_', `assent_${'x'.repeat(43)}`, `Assent_${'x'.repeat(43)}`, "' or true --"])(
  'the key %j opens nothing',
  async key => {
    expect(await keys.authenticate(key)).toBeUndefined();
  },
);

test('an expired key opens nothing, from memory neither', async () => {
  const { key } = await keys.create({ ...all, expiresMs: nowMs + 1_000 });
  expect(await keys.authenticate(key)).toBeDefined();
  expect(keys.recall(key)).toBeDefined();
  nowMs += 1_000;
  expect(keys.recall(key)).toBeUndefined();
  expect(await keys.authenticate(key)).toBeUndefined();
});

test('memory holds for some seconds and is asked without the database', async () => {
  const { key } = await keys.create(all);
  expect(keys.recall(key)).toBeUndefined();
  await keys.authenticate(key);
  expect(keys.recall(key)).toMatchObject({ businessId });
  nowMs += 5_000;
  expect(keys.recall(key)).toBeUndefined();
});

test('only the business of a key can revoke it, and only once', async () => {
  const { key, id } = await keys.create(all);
  expect(await keys.revoke(otherId, id)).toBe(false);
  expect(await keys.authenticate(key)).toBeDefined();
  expect(await keys.revoke(businessId, id)).toBe(true);
  expect(await keys.revoke(businessId, id)).toBe(false);
  expect(keys.recall(key)).toBeUndefined();
  expect(await keys.authenticate(key)).toBeUndefined();
  const listed = await keys.list(businessId);
  expect(listed.find(one => one.id === id)).toMatchObject({ revokedMs: expect.any(Number) });
  expect(await keys.list(otherId)).toEqual([]);
});

test('a revocation empties the memory of every process', async () => {
  const quiet = { info: (): void => {}, warn: (): void => {} };
  const db = createDatabase({ connection: own.connection, max: 2, log: quiet });
  const elsewhere = createKeys({ db, ...world });
  try {
    const { key, id } = await keys.create(all);
    // Hears that a key was made, once its session listens.
    for (let tries = 0; tries < 500 && !db.ready(); tries += 1) await pause(10);
    await elsewhere.authenticate(key);
    expect(elsewhere.recall(key)).toBeDefined();
    await keys.revoke(businessId, id);
    for (let tries = 0; tries < 500 && elsewhere.recall(key) !== undefined; tries += 1) await pause(10);
    expect(elsewhere.recall(key)).toBeUndefined();
    expect(await elsewhere.authenticate(key)).toBeUndefined();
  } finally {
    elsewhere.close();
    await db.close();
  }
});

test('a revocation that comes while a key is looked up is not overtaken by memory', async () => {
  const read = Promise.withResolvers<void>();
  const revoked = Promise.withResolvers<void>();
  // The same database, whose answer about keys is held on its way until the revocation is done.
  const slow: Database = {
    ...own.db,
    query: async <R>(business: Speaker, statement: Statement): Promise<R[]> => {
      const rows = await own.db.query<R>(business, statement);
      if (statement.name === 'find-api-keys') {
        read.resolve();
        await revoked.promise;
      }
      return rows;
    },
  };
  const held = createKeys({ db: slow, ...world });
  const { key, id } = await held.create(all);
  const asked = held.authenticate(key);
  await read.promise;
  await held.revoke(businessId, id);
  revoked.resolve();
  await asked;
  expect(held.recall(key)).toBeUndefined();
  held.close();
});
