// The wait for an unknown fate: from the moment that nothing is on its way any more, and only while webhooks can arrive.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Speaker, Statement } from '../../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { MessageId } from '../../kernel/kernel.ts';
import { countingIds } from '../../kernel/testing.ts';
import { writeOutcomes } from '../outbound/outcome-store/store.ts';
import { beat, silentMaxMs } from '../presence/store.ts';
import { createDoubts } from './doubts.ts';
import { endWait, setUnknown, takeBack } from './store.ts';

const waitMs = 60_000;
const id = countingIds();

type Explained = { Plan: { 'Shared Hit Blocks': number } };

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

test('what was marked and has ended long since is not visited again at each look', async () => {
  await run(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, promised,
        marked_at, marked_by, attempt)
      select $1, gen_random_uuid(), gen_random_uuid(), $2, 'out', 'marked', 'utility', 'text', 'sealed', false,
        clock_timestamp(), $3, 1
      from generate_series(1, 4000)`,
    [business, id<'sender'>(), here],
  );
  await run(`update message set state = 'sent' where business_id = $1`, [business]);
  const pages: number[] = [];
  const query = async (who: Speaker, { text, values }: Statement): Promise<[]> => {
    const plan = { text: `explain (analyze, buffers, timing off, format json) ${text}`, values };
    const [row] = await database.db.query<{ 'QUERY PLAN': Explained[] }>(who, plan);
    pages.push(row?.['QUERY PLAN'][0]?.Plan['Shared Hit Blocks'] ?? Number.NaN);
    return [];
  };
  const look = () => setUnknown({ query }, silentMaxMs);
  await look();
  expect(pages[0]).toBeGreaterThan(200);
  // Whoever still reads with older eyes (PostgreSQL's own housekeeping too) keeps what is gone in sight a while.
  for (let tries = 0; tries < 100 && (pages.at(-1) ?? 0) >= 100; tries++) {
    await pause(20);
    await look();
  }
  expect(pages.at(-1)).toBeLessThan(100);
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

describe('what may have been written without our learning of it is taken back', () => {
  const states = () => run('select id, state from message where business_id = $1 order by id', [business]);

  test('a message that a caller waited for has failed; a queued one is due again, but only by the mark in doubt', async () => {
    const [now, queued, markedAgain] = [await marked(true), await marked(true), await marked(true)];
    const decisionId = id<'decision'>();
    await run('update message set decision_id = $2 where business_id = $1 and id = $3', [business, decisionId, queued]);
    await run('update message set decision_id = $2 where business_id = $1 and id = $3', [
      business,
      id<'decision'>(),
      markedAgain,
    ]);
    const doubts = [
      { businessId: business, messageId: now, decisionId: null },
      { businessId: business, messageId: queued, decisionId },
      { businessId: business, messageId: markedAgain, decisionId },
    ];
    expect(await takeBack(database.db, elsewhere, doubts)).toBe(0);
    expect(await takeBack(database.db, here, doubts)).toBe(1);
    expect(await states()).toEqual([
      { id: now, state: 'failed' },
      { id: queued, state: 'queued' },
      { id: markedAgain, state: 'marked' },
    ]);
  });

  test('a key is free again unless a message was written for it, which decides about the key', async () => {
    const [without, kept] = [id<'message'>(), await marked(true)];
    await run(
      `insert into idempotency (business_id, key_hash, request_hash, message_id, taken_by, created_at)
        select $1, uuid_send(m), '\\x00', m, $2, now() from unnest($3::uuid[]) as m`,
      [business, here, [without, kept]],
    );
    const doubts = [without, kept].map(messageId => ({ businessId: business, messageId, decisionId: null }));
    await takeBack(database.db, here, doubts);
    expect(await run('select message_id from idempotency where business_id = $1', [business])).toEqual([
      { message_id: kept },
    ]);
  });
});

test('doubts are looked at until no statement behind them can still be carried out', async () => {
  let nowMs = 0;
  const doubts = createDoubts({ clock: { now: () => nowMs } });
  doubts.add({ businessId: business, messageId: id<'message'>(), decisionId: null });
  const looked: number[] = [];
  const look = () => doubts.settle(async some => void looked.push(some.length));
  await look();
  nowMs = 60_001;
  await expect(doubts.settle(() => Promise.reject(new Error('still away')))).rejects.toThrow('still away');
  await look();
  await look();
  expect(looked).toEqual([1, 1]);
});
