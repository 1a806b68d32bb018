// Conversations are found by their people through the key, however many there are: in a young table, of which PostgreSQL
// knows nothing yet, it must not read all of them for each round.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Statement, Transaction } from '../../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId, ContactId, SenderId } from '../../kernel/kernel.ts';
import { countingIds } from '../../kernel/testing.ts';
import { findGone, findKept, findWithTalk } from './store.ts';

const people = 3_000;

const id = countingIds();
const business: BusinessId = id<'business'>();
const sender: SenderId = id<'sender'>();
const contacts: ContactId[] = Array.from({ length: people }, () => id<'contact'>());
const talks = contacts.map(() => id<'conversation'>());
/** Every tenth conversation went into the one before. */
const isGone = (at: number) => at % 10 === 9;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(business, {
    text: `insert into conversation (business_id, id, contact_id, sender_id, sort_id, merged_into)
      select $1, id, contact_id, $2, id, merged_into
      from unnest($3::uuid[], $4::uuid[], $5::uuid[]) as c(id, contact_id, merged_into)`,
    values: [business, sender, talks, contacts, talks.map((_, at) => (isGone(at) ? talks[at - 1] : null))],
  });
});
afterAll(() => database.stop());

const asked = [contacts[7], contacts[9], contacts[2_008]].filter(one => one !== undefined);
const inOne = <T>(body: (tx: Transaction) => Promise<T>) => database.db.transaction(business, body);

test('the conversations that stand, those that went, and who has one', async () => {
  expect(await inOne(tx => findKept(tx, business, asked))).toMatchObject([
    { id: talks[7], contactId: contacts[7], senderId: sender },
    { id: talks[2_008], contactId: contacts[2_008], senderId: sender },
  ]);
  expect(await inOne(tx => findGone(tx, business, asked))).toEqual([
    { id: talks[9], contactId: contacts[9], senderId: sender },
  ]);
  expect(await inOne(tx => findWithTalk(tx, business, asked))).toEqual(new Set([contacts[7], contacts[2_008]]));
});

const ways: [string, (tx: Transaction) => Promise<unknown>][] = [
  ['conversations that stand', tx => findKept(tx, business, asked)],
  ['conversations that went', tx => findGone(tx, business, asked)],
  ['people who have one', tx => findWithTalk(tx, business, asked)],
];

test.each(ways)('%s are found without reading all', async (_, find) => {
  let plan = '';
  const explain = (tx: Transaction) => async (statement: Statement) => {
    const text = `explain (analyze, format text) ${statement.text}`;
    const rows = await tx.query<{ 'QUERY PLAN': string }>({ text, values: statement.values });
    plan = rows.map(row => row['QUERY PLAN']).join('\n');
    return [];
  };
  await inOne(tx => find({ ...tx, query: explain(tx) }));
  const read = [...plan.matchAll(/actual time=\S+ rows=([\d.]+) loops=(\d+)/g)].map(
    ([, rows, loops]) => Number(rows) * Number(loops),
  );
  const dropped = [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].map(([, rows]) => Number(rows));
  expect(read.length).toBeGreaterThan(1);
  expect(Math.max(...read, ...dropped), plan).toBeLessThanOrEqual(10);
});
