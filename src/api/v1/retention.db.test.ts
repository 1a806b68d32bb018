// What was written goes when it is older than its business keeps it, and only then: not what is proof, not what is under
// way, not another business's; once, however many processes delete; and readers are told so instead of failing.

import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, type ContactId, idAt, type MessageId } from '../../kernel/kernel.ts';
import type { Content } from '../../messages/messages.ts';
import { createRetention } from '../../rights/rights.ts';
import { type ApiFixture, enter, openApiFixture } from '../testing.ts';

const dayMs = 86_400_000;
let own: TestDatabase;
let fixture: ApiFixture;
let theirs: BusinessId;
let person: ContactId;
let made = 0;

beforeAll(async () => {
  own = await createTestDatabase();
  fixture = await openApiFixture(own.db);
  theirs = fixture.directory.businesses().find(one => one.id !== fixture.mine)?.id ?? fixture.mine;
  await fixture.retention.runOnce();
});

afterAll(async () => {
  await fixture.stop();
  await own.stop();
});

beforeEach(async () => {
  await rowsOf('delete from message');
  await rowsOf('delete from retention_day');
  made += 1;
  person = await newPerson(fixture.mine);
});

const rowsOf = async <R>(text: string, ...values: unknown[]): Promise<R[]> =>
  await own.db.query<R>('all', { text, values });

const newPerson = async (businessId: BusinessId): Promise<ContactId> =>
  (await fixture.contacts.resolve(businessId, { phone: `4915112345${100 + made}`, userId: null, parentUserId: null }))
    .id;

type Made = { businessId?: BusinessId; of?: ContactId; state?: string; proof?: boolean; decidedDaysAgo?: number };

/** An inbound message of so many days ago, and milliseconds more, with its words sealed as they are. */
async function wrote(text: string, ageMs: number, more: Made = {}): Promise<MessageId> {
  made += 1;
  const { businessId = fixture.mine, of = person, state = 'received', proof = false } = more;
  const id = idAt<'message'>(fixture.nowMs() - ageMs, Buffer.alloc(10, made));
  const key = await fixture.contacts.profileKeyOf(businessId, of);
  const update = { type: 'text', text: { body: text } };
  const body = key && fixture.vault.sealPersonal(key, JSON.stringify({ update }), `message:${id}`);
  const decided = more.decidedDaysAgo === undefined ? null : fixture.nowMs() - more.decidedDaysAgo * dayMs;
  const decision = decided === null ? null : idAt<'decision'>(decided, Buffer.alloc(10, made));
  const [sender] = fixture.directory.senders(businessId);
  await rowsOf(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, proof, decision_id)
      values ($1, $2, $3, $4, $5, $6, 'reply', 'text', $7, $8, $9)`,
    ...[businessId, id, of, sender?.id, state === 'received' ? 'in' : 'out', state, body, proof, decision],
  );
  return id;
}

const many = async (count: number, ageMs: number) =>
  await rowsOf(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body)
      select $1, ($2 || lpad(to_hex(n), 12, '0'))::uuid, $3, $4, 'in', 'received', 'reply', 'text', '\\x00'
      from generate_series(1, $5) n`,
    ...[fixture.mine, idAt(fixture.nowMs() - ageMs, new Uint8Array(10)).slice(0, 24), person],
    ...[fixture.directory.senders(fixture.mine)[0]?.id, count],
  );

type Told = { id: string; content: { text: string } | null; content_deleted_after_days: number | null };

const read = async (of = person): Promise<Map<string, string | number | null>> => {
  const { items } = (await fixture.call('GET', `/api/v1/contacts/${of}/messages`)).json<{ items: Told[] }>();
  return new Map(items.map(one => [one.id, one.content?.text ?? one.content_deleted_after_days]));
};

const runs = async () =>
  (await fixture.call('GET', '/api/v1/retention')).json<{ runs: Record<string, unknown>[] }>().runs;

const another = (contents: readonly Content[]) =>
  createRetention({ ...fixture, contents, registry: new Registry(), log: { warn: () => undefined } });

it('goes on the day that it is older than 30 days, and every reader says so', async () => {
  const old = await wrote('Is it open on Sunday?', 30 * dayMs + 1);
  const young = await wrote('Thank you', 30 * dayMs);
  await fixture.retention.runOnce();
  expect(await read()).toEqual(
    new Map<string, unknown>([
      [young, 'Thank you'],
      [old, 30],
    ]),
  );
  const one = await fixture.call('GET', `/api/v1/messages/${old}`);
  expect([one.statusCode, one.json()]).toMatchObject([200, { state: 'received', content_deleted_after_days: 30 }]);
  const timeline = await fixture.call('GET', `/api/v1/contacts/${person}/timeline`);
  expect(timeline.json().items).toContainEqual(
    expect.objectContaining({ id: old, kind: 'message', content_deleted_after_days: 30 }),
  );
  expect((await fixture.call('GET', `/api/v1/messages/${old}/media`)).statusCode).toBe(404);
  fixture.pass(1);
  await fixture.retention.runOnce();
  expect((await read()).get(young)).toBe(30);
  expect(await runs()).toMatchObject([{ messages: 2, notes: 0, webhooks: 0, days: 30 }]);
});

it('leaves what is proof, and what has not ended until it has', async () => {
  const stop = await wrote('STOP', 400 * dayMs, { proof: true });
  const waiting = await Promise.all(
    ['queued', 'marked', 'unknown'].map(state => wrote(`Your ${state} order`, 400 * dayMs, { state })),
  );
  const late = await wrote('Your late order', 40 * dayMs, { state: 'sent', decidedDaysAgo: 29 });
  expect(await fixture.retention.runOnce()).toBe(0);
  const before = await read();
  expect([before.get(stop), before.get(late)]).toEqual(['STOP', 'Your late order']);
  expect(waiting.map(id => before.get(id)?.toString().slice(0, 5))).toEqual(['Your ', 'Your ', 'Your ']);
  await rowsOf(`update message set state = 'sent' where state in ('queued', 'marked', 'unknown')`);
  expect(await fixture.retention.runOnce()).toBe(3);
  const after = await read();
  expect([after.get(stop), ...waiting.map(id => after.get(id))]).toEqual(['STOP', 30, 30, 30]);
});

it('two processes delete each once, and a further run changes nothing', async () => {
  await many(2_500, 31 * dayMs);
  const two = [another(fixture.messages.contents), another(fixture.messages.contents)];
  const drain = async (one: (typeof two)[number]): Promise<number> => {
    let all = 0;
    for (let deleted = -1; deleted !== 0; all += deleted) deleted = await one.runOnce();
    return all;
  };
  const [first = 0, second = 0] = await Promise.all(two.map(drain));
  expect(first + second + (await fixture.retention.runOnce())).toBe(2_500);
  expect(await runs()).toMatchObject([{ messages: 2_500 }]);
  const state = async () =>
    await rowsOf(`select md5(string_agg(m::text || xmin::text, ',' order by id)) as all,
      count(*) filter (where body is not null)::integer as left from message m`);
  const before = await state();
  expect(before).toMatchObject([{ left: 0 }]);
  expect(await fixture.retention.runOnce()).toBe(0);
  expect(await state()).toEqual(before);
});

it('what dies halfway has deleted nothing and recorded nothing', async () => {
  const id = await wrote('Hello', 31 * dayMs);
  const dying: Content = {
    name: 'notes',
    delete: () => Promise.reject(new Error('killed')),
    count: () => Promise.resolve({ count: 0, oldest: null }),
  };
  await expect(another([...fixture.messages.contents, dying]).runOnce()).rejects.toThrow('killed');
  expect([(await read()).get(id), await runs()]).toEqual(['Hello', []]);
});

it('another business keeps its own for as long as it wants', async () => {
  await fixture.retention.set(theirs, { days: 365, reason: 'Long orders', decidedBy: 'O. Wner', keyId: null });
  const of = await newPerson(theirs);
  const there = await wrote('Theirs', 100 * dayMs, { businessId: theirs, of });
  const here = await wrote('Mine', 100 * dayMs);
  expect(await fixture.retention.preview(fixture.mine, 30)).toMatchObject({ messages: 1 });
  expect(await fixture.retention.preview(theirs, 30)).toMatchObject({ messages: 1 });
  await fixture.retention.runOnce();
  const left = await rowsOf<{ id: string }>('select id from message where body is not null');
  expect([left.map(one => one.id), (await read()).get(here)]).toEqual([[there], 30]);
});

it('the officer looks at what goes and sets it, with a reason, within bounds; it stands on record', async () => {
  const dpo = await enter(own.db, [{ businessId: fixture.mine, role: 'dpo' }]);
  const as = async (method: 'GET' | 'PUT', path: string, body?: object) =>
    await fixture.api.inject({
      ...{ method, url: `/api/v1/retention${path}` },
      headers: { ...dpo.headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  const oldest = await wrote('Hello', 20 * dayMs);
  await wrote('Hello again', 9 * dayMs);
  expect((await as('GET', '/preview?days=14')).json()).toMatchObject({
    ...{ days: 14, messages: 1, notes: 0, webhooks: 0 },
    oldest_at: new Date(fixture.nowMs() - 20 * dayMs).toISOString(),
  });
  expect((await as('GET', '/preview?days=30')).json()).toMatchObject({ messages: 0, oldest_at: null });
  const why = { reason: 'Nobody needs it for longer', decided_by: 'D. Officer' };
  for (const days of [6, 1_096, 7.5]) {
    expect((await as('PUT', '', { days, ...why })).statusCode).toBe(400);
    expect((await as('GET', `/preview?days=${days}`)).statusCode).toBe(400);
  }
  expect((await as('PUT', '', { days: 14 })).statusCode).toBe(400);
  const set = await as('PUT', '', { days: 14, ...why });
  expect([set.statusCode, set.json()]).toMatchObject([200, { days: 14, min: 7, max: 1_095, usual: 30 }]);
  await fixture.retention.runOnce();
  expect((await read()).get(oldest)).toBe(14);
  const changes = (await fixture.call('GET', '/api/v1/policy/changes?limit=1')).json();
  expect(changes.items).toMatchObject([
    { what: 'retention', before: { contentDays: 30 }, after: { contentDays: 14 }, ...why },
  ]);
  await fixture.retention.set(fixture.mine, { days: 30, reason: 'As before', decidedBy: 'D. Officer', keyId: null });
});

it('notes and kept webhooks go with it; what waits to be passed on does not', async () => {
  const [sender] = fixture.directory.senders(fixture.mine);
  const conversation = await fixture.conversations.begin({
    ...{ businessId: fixture.mine, contactId: person },
    senderId: sender?.id ?? expect.fail(),
  });
  const url = `/api/v1/conversations/${conversation?.id}/notes`;
  const note = (await fixture.call('POST', url, { text: 'Prefers rye' })).json<{ id: string }>();
  const idOf = (place: number) => idAt(fixture.nowMs() - place, Buffer.alloc(10, place));
  await rowsOf(
    `insert into webhook_unclear (business_id, id, field, reason, body, received_at) values ($1, $2, 'f', 'r', '\\x00', now())`,
    ...[fixture.mine, idOf(1)],
  );
  for (const [place, state] of ['waiting', 'delivered', 'given_up'].entries())
    await rowsOf(
      `insert into webhook_delivery (business_id, id, endpoint_id, body, state, due_at, created_at)
        values ($1, $2, $2, '\\x00', $3, now(), now())`,
      ...[fixture.mine, idOf(2 + place), state],
    );
  expect(await fixture.retention.runOnce()).toBe(0);
  fixture.pass(31 * dayMs);
  expect(await fixture.retention.preview(fixture.mine, 30)).toMatchObject({ messages: 0, notes: 1, webhooks: 3 });
  expect(await fixture.retention.runOnce()).toBe(4);
  expect((await fixture.call('GET', url)).json().items).toMatchObject([
    { id: note.id, text: null, deleted_after_days: 30 },
  ]);
  expect(await rowsOf('select state from webhook_delivery')).toEqual([{ state: 'waiting' }]);
  expect((await fixture.call('GET', '/api/v1/webhooks/unclear')).json().items).toMatchObject([{ field: 'f' }]);
});
