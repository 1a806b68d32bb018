// Keys are forgotten after a day, and no sooner.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { idAt } from '../../kernel/kernel.ts';
import { purgeKeys } from './store.ts';

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
