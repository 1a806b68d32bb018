// Lists of bytes arrive as they were sent.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.stop());

const lists: readonly (readonly (Buffer | null)[])[] = [
  [],
  [null],
  [Buffer.alloc(0)],
  [Buffer.from([0, 255, 92, 120]), null, Buffer.from('"quoted", {braced}')],
  [Buffer.alloc(100_000, 7), Buffer.from('x')],
];

test.each(lists.map(list => ({ list, members: list.length })))('a list of $members members', async ({ list }) => {
  const rows = await database.db.query<{ one: Buffer | null }>('all', {
    text: 'select one from unnest($1::bytea[]) with ordinality as w(one, at) order by at',
    values: [list],
  });
  expect(rows.map(row => row.one)).toEqual(list);
});
