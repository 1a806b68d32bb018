// The wait for an unknown fate: from the moment that nothing is on its way any more, and only while webhooks can arrive.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type Id, idAt, type MessageId } from '../../kernel/kernel.ts';
import { writeOutcomes } from '../outbound/store.ts';
import { beat, silentMaxMs } from '../presence/store.ts';
import { endWait, setUnknown } from './store.ts';

const waitMs = 60_000;
let made = 0;
const id = <Noun extends string>(): Id<Noun> => {
  made += 1;
  const chance = Buffer.alloc(10);
  chance.writeUInt32BE(made, 6);
  return idAt<Noun>(Date.UTC(2026, 0, 5, 10), chance);
};

const business = id<'business'>();
const [here, elsewhere] = [id<'process'>(), id<'process'>()];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await run(
    `insert into business (business_id, name, countries, zone, data_key, data_key_version, created_at)
      values ($1, 'Bakery', '{DE}', 'Europe/Berlin', '', 1, now())`,
    [business],
  );
});
afterAll(() => database.stop());
beforeEach(async () => {
  await run('delete from message where business_id = $1', [business]);
  await database.db.query('all', { text: 'delete from process', values: [] });
  await beat(database.db, here, false);
  await ago('process', 'started_at', 3_600);
});

const run = (text: string, values: readonly unknown[]) => database.db.query(business, { text, values });
const ago = (table: string, column: string, seconds: number) =>
  database.db.query('all', {
    values: [],
    text: `update ${table} set ${column} = clock_timestamp() - ${seconds} * interval '1 second'`,
  });

async function marked(promised: boolean): Promise<MessageId> {
  const message = id<'message'>();
  await run(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, promised,
        marked_at, marked_by, attempt)
      values ($1, $2, $3, $4, 'out', 'marked', 'utility', 'text', 'sealed', $5,
        clock_timestamp() - interval '1 hour', $6, 1)`,
    [business, message, id<'contact'>(), id<'sender'>(), promised, here],
  );
  return message;
}

const becomesUnknown = (messageId: MessageId) =>
  writeOutcomes(database.db, business, [
    {
      messageId,
      state: 'unknown',
      errorCode: null,
      wamidIndex: null,
      retryInMs: null,
      response: null,
      responseStatus: null,
    },
  ]);

const end = async () =>
  (await endWait(database.db, { processId: here, waitMs })).map(({ id: messageId, promised }) => [messageId, promised]);

test('a hand-over that took long is waited for from its end, not from its mark', async () => {
  const message = await marked(true);
  await becomesUnknown(message);
  expect(await end()).toEqual([]);
  await ago('message', 'due_at', 61);
  expect(await end()).toEqual([[message, true]]);
  expect(await end()).toEqual([]);
});

test('what a dead process had marked is waited for from when it was found', async () => {
  const message = await marked(false);
  expect(await setUnknown(database.db, silentMaxMs)).toBe(1);
  expect(await end()).toEqual([]);
  await ago('message', 'due_at', 61);
  expect(await end()).toEqual([[message, false]]);
});

test('while the database was away no webhook could arrive: the wait begins again when it is back', async () => {
  const message = await marked(true);
  await becomesUnknown(message);
  await ago('message', 'due_at', 3_600);
  await ago('process', 'seen_at', 30);
  await beat(database.db, here, false);
  expect(await end()).toEqual([]);
  await ago('process', 'started_at', 61);
  expect(await end()).toEqual([[message, true]]);
});

test('a webhook that lies unread may hold the status: nothing is ended before it was read', async () => {
  const message = await marked(true);
  await becomesUnknown(message);
  await ago('message', 'due_at', 3_600);
  await run(
    `insert into webhook_in (business_id, id, body, received_at) values ($1, $2, 'sealed', clock_timestamp() - interval '1 minute')`,
    [business, id<'webhook'>()],
  );
  expect(await end()).toEqual([]);
  await run('delete from webhook_in where business_id = $1', [business]);
  expect(await end()).toEqual([[message, true]]);
});

test('signs of life in time leave the start where it was; one who is silent too long is not counted', async () => {
  await beat(database.db, elsewhere, false);
  await ago('process', 'started_at', 100);
  expect(await beat(database.db, here, false)).toBe(2);
  await database.db.query('all', {
    text: `update process set seen_at = clock_timestamp() - interval '30 seconds' where process_id = $1`,
    values: [elsewhere],
  });
  expect(await beat(database.db, here, false)).toBe(1);
  const [row] = await database.db.query<{ old: boolean }>('all', {
    text: `select started_at < clock_timestamp() - interval '90 seconds' as old from process where process_id = $1`,
    values: [here],
  });
  expect(row?.old).toBe(true);
});
