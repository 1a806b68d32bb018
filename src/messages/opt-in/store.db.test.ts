// An opt-in that nobody confirmed is removed 14 days after it lapsed; a confirmed one stays.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { idAt } from '../../kernel/kernel.ts';
import { purgeLapsed } from './store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.stop());

test('only what lapsed long ago and was never confirmed goes', async () => {
  const business = idAt<'business'>(0, Buffer.alloc(10, 1));
  await database.db.query(business, {
    text: `insert into opt_in (business_id, id, token_hash, sender_id, purposes, language, wording, notice_hash, source,
        created_at, expires_at, confirmed_at)
      select $1, gen_random_uuid(), convert_to(name, 'UTF8'), $1, '{}', 'en', 'w', '\\x00', name, now(),
        now() - days * interval '1 day', confirmed
      from (values ('lapsed', 15, null::timestamptz), ('waits', 13, null), ('confirmed', 15, now())) as o(name, days, confirmed)`,
    values: [business],
  });
  const left = async (): Promise<string[]> => {
    const rows = await database.db.query<{ source: string }>(business, {
      text: 'select source from opt_in order by source',
      values: [],
    });
    return rows.map(one => one.source);
  };
  // By a clock of a year ago nothing has lapsed: the one that made them counts, not the database's.
  await purgeLapsed(database.db, Date.now() - 365 * 24 * 60 * 60 * 1_000);
  expect(await left()).toEqual(['confirmed', 'lapsed', 'waits']);
  await purgeLapsed(database.db, Date.now());
  expect(await left()).toEqual(['confirmed', 'waits']);
});
