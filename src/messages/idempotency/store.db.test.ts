// Keys are forgotten after a day, and no sooner; and one whose message will never be sent is free for another try.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type Id, idAt } from '../../kernel/kernel.ts';
import { purgeKeys, takeKey } from './store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.stop());

test('what is older than a day goes, however much it is', async () => {
  const business = idAt<'business'>(0, Buffer.alloc(10, 1));
  await database.db.query(business, {
    text: `insert into idempotency (business_id, key_hash, request_hash, created_at)
      select $1, int4send(n), '\\x00', now() - case when n > 5 then interval '25 hours' else interval '23 hours' end
      from generate_series(1, 5505) as n`,
    values: [business],
  });
  await purgeKeys(database.db);
  const left = await database.db.query(business, { text: 'select 1 as left from idempotency', values: [] });
  expect(left).toHaveLength(5);
});

test.each([
  ['queued', false],
  ['marked', false],
  ['unknown', false],
  ['sent', false],
  ['failed', true],
  ['refused', true],
  ['cancelled', true],
])('a key whose message is %s and left no answer may be taken again: %s', async (state, mine) => {
  const noun = <Noun extends string>(): Id<Noun> => idAt<Noun>(0, randomBytes(10));
  const [business, processId, messageId] = [noun<'business'>(), noun<'process'>(), noun<'message'>()];
  const key = { hash: Buffer.from(state), requestHash: Buffer.from('request'), processId, silentMaxMs: 10_000 };
  expect(await takeKey(database.db, business, { ...key, messageId })).toMatchObject({ mine: true });
  await database.db.query(business, {
    text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, promised,
        marked_at, due_at, attempt)
      values ($1, $2, $2, $2, 'out', $3, 'authentication', 'template', 'sealed', true, now(), now(), 1)`,
    values: [business, messageId, state],
  });
  expect(await takeKey(database.db, business, { ...key, messageId: noun<'message'>() })).toMatchObject({ mine });
});
