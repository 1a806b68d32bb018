// Conversations follow the messages whoever tells of them, or nobody: what a crash swallowed is found by looking, several
// processes do it once, and two people who turn out to be one have one conversation.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConversations } from '../../conversations/conversations.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ContactId, idAt, type MessageId } from '../../kernel/kernel.ts';
import { type ApiFixture, enter, openApiFixture } from '../testing.ts';

let own: TestDatabase;
let fixture: ApiFixture;
let agent: Awaited<ReturnType<typeof enter>>;
let made = 0;

beforeAll(async () => {
  own = await createTestDatabase();
  fixture = await openApiFixture(own.db);
  agent = await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]);
});

afterAll(async () => {
  await fixture.stop();
  await own.stop();
});

type Told = {
  id: string;
  contact_id: string;
  sender_id: string;
  state: string;
  unread: number;
  labels: string[];
  assigned_to: string | null;
};
type Page = { items: Told[]; next: string | null; feed: string; counts: Record<string, number> };

const as =
  (who: { headers: Record<string, string> }) =>
  async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => {
    const sent = body === undefined ? {} : { payload: JSON.stringify(body) };
    const headers = { ...who.headers, 'content-type': 'application/json' };
    return await fixture.api.inject({ method, url: `/api/v1${url}`, headers, ...sent });
  };
const search = async (asked: object): Promise<Page> => (await as(agent)('POST', '/conversations/search', asked)).json();

const person = (ids: { phone?: string; userId?: string }) =>
  fixture.contacts.resolve(fixture.mine, { phone: null, userId: null, parentUserId: null, ...ids });

/** A message as another process would have left it: nobody is told. */
async function wrote(contactId: ContactId, to: { sender?: string; direction?: 'in' | 'out' } = {}): Promise<MessageId> {
  made += 1;
  const id = idAt<'message'>(fixture.nowMs() + made, Buffer.alloc(10, made));
  const [first] = fixture.directory.senders(fixture.mine);
  const { sender = first?.id, direction = 'in' } = to;
  await own.db.query(fixture.mine, {
    text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, ended_at)
      values ($1, $2, $3, $4, $5, case $5 when 'in' then 'received' else 'sent' end, 'reply', 'text', now())`,
    values: [fixture.mine, id, contactId, sender, direction],
  });
  return id;
}

/** Looks as the lane does, in so many processes at once. */
async function look(processes = 1): Promise<void> {
  const rooms = Array.from({ length: processes }, () => createConversations({ ...fixture, ...deps() }));
  await own.db.query('all', {
    text: `update conversation_feed set looked_at = '-infinity', looked_back_at = '-infinity'`,
    values: [],
  });
  for (let round = 0; round < 3; round += 1) await Promise.all(rooms.map(room => room.follow()));
  await Promise.all(rooms.map(room => room.stop()));
}

function deps() {
  const { clock, random, client } = fixture;
  return {
    clock,
    random,
    client,
    talks: fixture.messages.talks,
    log: { warn: () => undefined },
    pause: async () => undefined,
  };
}

it('what nobody told of is found, once, by however many look', async () => {
  const { id } = await person({ phone: '4915112345001' });
  await wrote(id);
  await look(3);
  expect(await search({ contact: id })).toMatchObject({ items: [{ contact_id: id, unread: 1 }] });
  await wrote(id);
  await look(3);
  expect((await search({ contact: id })).items).toMatchObject([{ unread: 2 }]);
  const events = await own.db.query<{ kind: string }>(fixture.mine, {
    text: `select kind from conversation_event where contact_id = $1 and kind = 'message'`,
    values: [id],
  });
  expect(events).toHaveLength(2);
});

it('what is unread with one number is counted however much was said with another', async () => {
  const { id } = await person({ phone: '4915112345003' });
  for (let said = 0; said < 3; said += 1) await wrote(id);
  const sender = randomUUID();
  for (let said = 0; said < 125; said += 1) await wrote(id, { sender });
  await wrote(id);
  await look();
  const unread = async () =>
    new Map((await search({ contact: id })).items.map(one => [one.sender_id === sender, one.unread]));
  expect(await unread()).toEqual(
    new Map([
      [true, 100],
      [false, 4],
    ]),
  ); // 100 stands for more
  await wrote(id);
  await look();
  expect((await unread()).get(false)).toBe(5);
});

it('two who turn out to be one have one conversation, with its notes and labels, and the old id leads to it', async () => {
  const [old, now] = [await person({ phone: '4915112345002' }), await person({ userId: 'DE.13491208655302741918' })];
  await wrote(old.id);
  await wrote(now.id);
  await look();
  const before = await search({ state: 'all' });
  const ofOld = before.items.find(one => one.contact_id === old.id);
  const ofNow = before.items.find(one => one.contact_id === now.id);
  const label = (await as(agent)('POST', '/labels', { name: 'Regular', colour: 'blue' })).json().id;
  for (const [one, text] of [
    [ofOld, 'of the number'],
    [ofNow, 'of the id'],
  ] as const) {
    await as(agent)('PUT', `/contacts/${one?.contact_id}/labels`, { labels: [label] });
    await as(agent)('POST', `/conversations/${one?.id}/notes`, { text });
    await as(agent)('POST', `/conversations/${one?.id}/unread`, {});
  }
  await person({ phone: '4915112345002', userId: 'DE.13491208655302741918' });
  await look();
  const merged = await search({ contact: old.id });
  expect(merged.items).toHaveLength(1);
  const [one] = merged.items;
  expect(one).toMatchObject({ unread: 2, labels: [label] });
  for (const id of [ofOld?.id, ofNow?.id])
    expect((await as(agent)('GET', `/conversations/${id}`)).json().id).toBe(one?.id);
  const notes = (await as(agent)('GET', `/conversations/${one?.id}/notes`)).json().items;
  expect(notes.map((each: { text: string }) => each.text).toSorted()).toEqual(['of the id', 'of the number']);
  // It was a mistake: each has the conversation that they had, with what they wrote and nothing of the other.
  const { items } = (await as(agent)('GET', `/contacts/${old.id}/timeline`)).json();
  const merge_id = items.find((each: { kind: string }) => each.kind === 'merge').id;
  const apart = await as(agent)('POST', `/contacts/${old.id}/split`, { merge_id, reason: 'A mistake' });
  expect(apart.statusCode).toBe(200);
  await look();
  const again = await search({ state: 'all' });
  const ids = again.items.filter(each => each.contact_id === old.id || each.contact_id === now.id).map(each => each.id);
  expect(ids.toSorted()).toEqual([ofOld?.id, ofNow?.id].toSorted());
  expect((await as(agent)('GET', `/conversations/${ofNow?.id}`)).json()).toMatchObject({ contact_id: now.id });
  const words = (await as(agent)('GET', `/conversations/${ofOld?.id}/messages`)).json().items;
  expect(words).toHaveLength(1);
});

it('the counts are exact, the pages have no gap, and each role sees what it may', async () => {
  const people = await Promise.all(Array.from({ length: 7 }, (_, at) => person({ phone: `49151123460${at}0` })));
  for (const { id } of people) await wrote(id);
  await look();
  const [taken] = (await search({ limit: 1 })).items;
  await as(agent)('PUT', `/conversations/${taken?.id}/assignee`, { to: 'me' });
  const { counts } = await search({});
  expect(counts).toMatchObject({ mine: 1 });
  const met: string[] = [];
  let after: string | undefined;
  do {
    const page = await search({ limit: 3, ...(after === undefined ? {} : { after }) });
    met.push(...page.items.map(one => one.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(new Set(met).size).toBe(met.length);
  expect(met).toHaveLength(counts['anyone'] ?? 0);
  const waiting = await search({ sort: 'waiting', limit: 200 });
  expect(waiting.items).toHaveLength(counts['waiting'] ?? 0);

  const dpo = as(await enter(own.db, [{ businessId: fixture.mine, role: 'dpo' }]));
  const marketer = as(await enter(own.db, [{ businessId: fixture.mine, role: 'marketer' }]));
  expect((await dpo('GET', `/conversations/${taken?.id}/messages`)).statusCode).toBe(200);
  expect((await dpo('PUT', `/conversations/${taken?.id}/state`, { state: 'closed' })).statusCode).toBe(403);
  expect((await marketer('GET', `/conversations/${taken?.id}`)).statusCode).toBe(200);
  expect((await marketer('GET', `/conversations/${taken?.id}/messages`)).statusCode).toBe(403);
  const stranger = await fixture.api.inject({
    method: 'GET',
    url: `/api/v1/conversations/${taken?.id}`,
    headers: { authorization: `Bearer ${fixture.theirKey}` },
  });
  expect(stranger.statusCode).toBe(404);
});

it('whoever leaves the team leaves no conversation behind, and who looks on is told', async () => {
  const leaving = await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]);
  const owner = as(await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]));
  const people = await Promise.all(['4915112345201', '4915112345202'].map(phone => person({ phone })));
  for (const { id } of people) await wrote(id);
  await look();
  const mine = await search({ contact: people[0]?.id });
  const closed = await search({ contact: people[1]?.id });
  const [open, shut] = [mine.items[0]?.id, closed.items[0]?.id];
  for (const id of [open, shut]) await as(leaving)('PUT', `/conversations/${id}/assignee`, { to: 'me' });
  await as(leaving)('PUT', `/conversations/${shut}/state`, { state: 'closed' });
  const nobodys = async () => (await search({ assigned: 'nobody', state: 'all', limit: 200 })).items.map(one => one.id);
  expect(await nobodys()).not.toContain(open);
  const before = await search({});
  const { staffId } = leaving;
  expect((await owner('DELETE', `/team/${staffId}`)).statusCode).toBe(204);
  expect(await nobodys()).toEqual(expect.arrayContaining([open, shut]));
  expect((await search({})).counts['nobody']).toBe((before.counts['nobody'] ?? 0) + 1);
  const listener = await fixture.conversations.feed.open(fixture.mine, { owner: 'test', after: before.feed });
  await listener.next();
  const told = await listener.next();
  listener.close();
  const events = told.kind === 'events' ? told.events : [];
  expect(events.map(one => one.conversationId)).toEqual(expect.arrayContaining([open, shut]));
  // As if the process had died after the removal, or somebody had assigned it in the same moment.
  await own.db.query(fixture.mine, {
    text: 'update conversation set assigned_to = $2 where business_id = $1 and id = $3',
    values: [fixture.mine, staffId, open],
  });
  await look();
  expect(await nobodys()).toContain(open);
});

it('a note is removed by who wrote it, or by an owner', async () => {
  const [one] = (await search({ limit: 1 })).items;
  const other = as(await enter(own.db, [{ businessId: fixture.mine, role: 'agent' }]));
  const owner = as(await enter(own.db, [{ businessId: fixture.mine, role: 'owner' }]));
  const note = (await as(agent)('POST', `/conversations/${one?.id}/notes`, { text: 'Likes rye bread.' })).json();
  const path = `/conversations/${one?.id}/notes/${note.id}`;
  expect((await other('DELETE', path)).statusCode).toBe(404);
  expect((await owner('DELETE', path)).statusCode).toBe(204);
  const sealed = await own.db.query<{ sealed: Buffer }>(fixture.mine, {
    text: 'select sealed from conversation_note',
    values: [],
  });
  for (const row of sealed) expect(row.sealed.toString('latin1')).not.toContain('rye bread');
});

it('quick replies have short names that nobody else has', async () => {
  const made = await as(agent)('POST', '/quick-replies', { shortcut: 'hours', text: 'We are open from six to six.' });
  expect(made.statusCode).toBe(201);
  expect((await as(agent)('POST', '/quick-replies', { shortcut: 'hours', text: 'Other' })).statusCode).toBe(409);
  const { id } = made.json();
  const changed = await as(agent)('PUT', `/quick-replies/${id}`, {
    shortcut: 'open',
    text: 'Six to six.',
    language: 'en',
  });
  expect(changed.json()).toMatchObject({ shortcut: 'open', language: 'en' });
  expect((await as(agent)('GET', '/quick-replies')).json().items).toHaveLength(1);
  expect((await as(agent)('DELETE', `/quick-replies/${id}`)).statusCode).toBe(204);
  expect((await as(agent)('DELETE', `/quick-replies/${id}`)).statusCode).toBe(404);
});

it('events older than a day go, and whoever stands before them is told to read anew', async () => {
  const { feed } = await search({});
  fixture.pass(25 * 3_600_000);
  const { id } = await person({ phone: '4915112345099' });
  await wrote(id);
  await look();
  await fixture.conversations.prune();
  const { prunedTo } = await readPruned();
  expect(prunedTo).toBeGreaterThanOrEqual(Number(feed));
  const listener = await fixture.conversations.feed.open(fixture.mine, { owner: 'test', after: '1' });
  expect(await listener.next()).toMatchObject({ kind: 'reset' });
  listener.close();
});

async function readPruned(): Promise<{ prunedTo: number }> {
  const [row] = await own.db.query<{ to: number }>(fixture.mine, {
    text: 'select pruned_to::integer as to from conversation_feed where business_id = $1',
    values: [fixture.mine],
  });
  return { prunedTo: row?.to ?? 0 };
}
