// Who follows looks along the ids for what this process did not tell of: other processes' messages, and what came in.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId, Id } from '../../kernel/kernel.ts';
import { countingIds } from '../../kernel/testing.ts';
import { pageAfter } from './store.ts';

const id = countingIds();
const business: BusinessId = id<'business'>();
const [here, elsewhere] = [id<'process'>(), id<'process'>()];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.stop());

async function write(direction: 'in' | 'out', markedBy: Id<'process'> | null): Promise<Id<'message'>> {
  const message = id<'message'>();
  await database.db.query(business, {
    text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, promised, marked_by)
      values ($1, $2, $3, $4, $5, $6, 'utility', 'text', false, $7)`,
    values: [
      business,
      message,
      id<'contact'>(),
      id<'sender'>(),
      direction,
      direction === 'in' ? 'received' : markedBy === null ? 'queued' : 'sent',
      markedBy,
    ],
  });
  return message;
}

test('all, or all but what one process handed over', async () => {
  const before = id<'message'>();
  const [own, other, queued, received] = [
    await write('out', here),
    await write('out', elsewhere),
    await write('out', null),
    await write('in', null),
  ];
  const page = async (notOf: Id<'process'> | null, limit = 10) =>
    (await pageAfter(database.db, business, { after: before, limit, notOf })).map(one => one.id);
  expect(await page(null)).toEqual([own, other, queued, received]);
  expect(await page(here)).toEqual([other, queued, received]);
  expect(await page(elsewhere, 2)).toEqual([own, queued]);
});
