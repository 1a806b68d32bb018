// What waits is taken in its order, by the key: a flood into a young table, of which PostgreSQL knows nothing yet, must not
// make it read all that waits for each batch.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import type { BusinessId } from '../../../kernel/kernel.ts';
import { countingIds } from '../../../kernel/testing.ts';
import { storeWebhooks, takeWebhooks } from './store.ts';

const base = Date.UTC(2026, 0, 5, 10);
const waiting = 5_000;
const bodyBytes = 800;

const id = countingIds(base);
const business: BusinessId = id<'business'>();
const ids = Array.from({ length: waiting }, () => id<'webhook'>());

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(business, {
    text: `insert into business (business_id, name, countries, zone, data_key, data_key_version, created_at)
      values ($1, 'Bakery', '{DE}', 'Europe/Berlin', '', 1, now())`,
    values: [business],
  });
  const rows = ids.map(one => ({ id: one, body: () => Buffer.alloc(bodyBytes, 1) }));
  await storeWebhooks(database.db, business, rows);
});
afterAll(() => database.stop());

const taken = async (rows: number, bytes: number) =>
  (await database.db.transaction(business, tx => takeWebhooks(tx, business, { rows, bytes }))).map(row => row.id);

test('the oldest are taken, so many and so large together, but always one', async () => {
  expect(await taken(3, 1_000_000)).toEqual(ids.slice(0, 3));
  expect(await taken(100, 2 * bodyBytes)).toEqual(ids.slice(0, 2));
  expect(await taken(100, 2 * bodyBytes - 1)).toEqual(ids.slice(0, 1));
  expect(await taken(100, 1)).toEqual(ids.slice(0, 1));
});

test('they are found without reading all that waits', async () => {
  let plan = '';
  await database.db.transaction(business, tx =>
    takeWebhooks(
      {
        query: async statement => {
          const text = `explain (analyze, buffers, format text) ${statement.text}`;
          const rows = await tx.query<{ 'QUERY PLAN': string }>({ text, values: statement.values });
          plan = rows.map(row => row['QUERY PLAN']).join('\n');
          return [];
        },
      },
      business,
      { rows: 10, bytes: 1_000_000 },
    ),
  );
  const read = [...plan.matchAll(/actual time=\S+ rows=([\d.]+) loops=(\d+)/g)].map(
    ([, rows, loops]) => Number(rows) * Number(loops),
  );
  expect(read.length).toBeGreaterThan(5);
  expect(Math.max(...read), plan).toBeLessThanOrEqual(20);
});
