// How the numbers stand and what waits: what Meta said last of each number, and counts that no other business shares.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { idAt } from '../../kernel/kernel.ts';
import { type ApiFixture, openApiFixture, phoneNumberId } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;
let nth = 0;

const run = (text: string, ...values: unknown[]) => database.db.query('all', { text, values });
const read = async (path: string, key = fixture.apiKey) => {
  const answer = await fixture.call('GET', `/api/v1/${path}`, undefined, { authorization: `Bearer ${key}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const narrow = async (scopes: ['messages:read']) =>
  (await fixture.keys.create({ businessId: fixture.mine, name: 'narrow', scopes, senderIds: null })).key;

async function tell(field: string, event: string, detail: object = {}): Promise<void> {
  nth += 1;
  const id = idAt(fixture.nowMs() + nth, Buffer.alloc(10, nth));
  await run(
    `insert into account_event (business_id, id, field, event, detail, received_at) values ($1, $2, $3, $4, $5, $6)`,
    ...[fixture.mine, id, field, event, JSON.stringify(detail), new Date(fixture.nowMs() + nth)],
  );
}

const number = { display_phone_number: '4930901820' };
const quality = (event: string, current_limit: string) =>
  tell('phone_number_quality_update', event, { ...number, current_limit });

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

describe('the account', () => {
  test('tells of each number what Meta said last, the states of its templates and when it was heard', async () => {
    await quality('FLAGGED', 'TIER_10K');
    await quality('UPGRADE', 'TIER_100K');
    const sender = fixture.directory.senders(fixture.mine).find(one => one.phoneNumberId === phoneNumberId);
    await run(
      `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind)
        values ($1, $2, $2, $3, 'in', 'received', 'reply', 'text')`,
      ...[fixture.mine, idAt(fixture.nowMs(), Buffer.alloc(10)), sender?.id],
    );
    const { senders, restriction, news } = await read('account');
    expect(senders.find((one: { id: string }) => one.id === sender?.id)).toMatchObject({
      flagged: false,
      quality: { event: 'UPGRADE', limit: 'TIER_100K' },
      templates: { APPROVED: 1 },
      last_webhook_at: new Date(fixture.nowMs()).toISOString(),
    });
    expect(senders).toHaveLength(2);
    expect(restriction).toBeNull();
    expect(news).toMatchObject([{ event: 'UPGRADE' }, { event: 'FLAGGED' }]);
    const theirs = await read('account', fixture.theirKey);
    expect([theirs.senders.length, theirs.news]).toEqual([1, []]);
  });
});

describe('what waits for a person', () => {
  test('is counted, late and in time', async () => {
    const nothing = { open: 0, overdue: 0 };
    expect(await read('needs')).toEqual({
      doubts: nothing,
      requests: nothing,
      webhooks_not_understood: 0,
      deliveries_failing: 0,
      numbers_changed_hands: 0,
      senders_blocked: 0,
    });
    const contact = { phone: '+4915119000001' };
    await fixture.call('POST', '/api/v1/requests', { contact, kind: 'access' });
    const id = (at: number) => idAt(fixture.nowMs(), Buffer.alloc(10, at));
    await run(
      `insert into stop_doubt (business_id, id, contact_id, message_id, meant, opened_at, due_at)
        values ($1, $2, $2, $2, 'less often', $3, $3)`,
      ...[fixture.mine, id(1), new Date(fixture.nowMs() - 1_000)],
    );
    await run(
      `insert into webhook_unclear (business_id, id, field, reason, body, received_at)
        values ($1, $2, 'messages', 'odd', '', now())`,
      ...[fixture.mine, id(2)],
    );
    await run(
      `insert into webhook_delivery (business_id, id, endpoint_id, body, state, attempts, due_at, created_at)
        select $1, d.id, $2, '', d.state, d.attempts, now(), now()
        from (values ($2::uuid, 'waiting', 0), ($3, 'waiting', 2), ($4, 'given_up', 9), ($5, 'delivered', 2))
          as d(id, state, attempts)`,
      ...[fixture.mine, id(3), id(4), id(5), id(6)],
    );
    await quality('FLAGGED', 'TIER_1K');
    const needs = await read('needs');
    expect(needs).toEqual({
      doubts: { open: 1, overdue: 1 },
      requests: { open: 1, overdue: 0 },
      webhooks_not_understood: 1,
      deliveries_failing: 2,
      numbers_changed_hands: 0,
      // Both numbers of the test are spelled alike.
      senders_blocked: 2,
    });
    expect(await read('needs', fixture.theirKey)).toMatchObject({ requests: nothing, senders_blocked: 0 });
    await quality('UNFLAGGED', 'TIER_1K');
    await tell('account_update', 'ACCOUNT_RESTRICTION');
    expect(await read('needs')).toMatchObject({ senders_blocked: 2 });
    expect((await read('account')).restriction).toMatchObject({ event: 'ACCOUNT_RESTRICTION' });
    await tell('account_update', 'VERIFIED_ACCOUNT');
    expect(await read('needs')).toMatchObject({ senders_blocked: 0 });
  });

  test('is null where the key may not read it', async () => {
    expect(await read('needs', await narrow(['messages:read']))).toMatchObject({
      doubts: null,
      requests: null,
      webhooks_not_understood: null,
      deliveries_failing: null,
    });
  });
});
