// A person writes from the phone and an agent answers in the inbox: who waits, what was read and said, what may be said,
// and the stream of events that misses nothing after a cut.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town, until } from '../town.ts';
import { agrees, soon, standing } from './bakery.ts';
import { customerOf } from './clients/customer.ts';

let town: Town;
let agent: Desk;

beforeAll(async () => {
  // The database keeps the hours by which a message waits: the town has them too.
  town = await openTown({ ASSENT_CLOCK_START: new Date().toISOString() });
  agent = await openDesk(town);
});

afterAll(async () => {
  await town?.stop();
});

type Told = {
  id: string;
  contact_id: string;
  state: string;
  assigned_to: string | null;
  unread: number;
  waiting_since: string | null;
  window_until: string | null;
  labels: string[];
  last_message: { id: string; direction: string; preview: string | null; status: string | null } | null;
};
type Counts = { mine: number; nobody: number; anyone: number; closed: number; unread: number; waiting: number };
type Page = { items: Told[]; next: string | null; feed: string; counts: Counts };
type Said = { id: string; direction: string; state: string; status: string | null; sent_by: string | null };
type Thread = { items: (Said & { content: { text: string | null } | null })[]; next: string | null };
type Queued = { id: string; due: string | null; reasons?: { code: string }[] };
type Event = { id: string; event: string; data: Record<string, string> };

/** Somebody who is signed in by the console. */
type Desk = {
  readonly id: string;
  call<T = unknown>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>;
  /** Follows the events until so many came, or the time is over. */
  follow(after: string | null, until: (events: Event[]) => boolean): Promise<Event[]>;
};

async function openDesk(of: Town): Promise<Desk> {
  const headers: Record<string, string> = {
    origin: of.url,
    'x-assent-console': '1',
    'content-type': 'application/json',
  };
  const entered = await fetch(`${of.url}/api/v1/demo/sign-in`, { method: 'POST', headers });
  headers['cookie'] = entered.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  const call = async <T>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${of.url}/api/v1${path}`, { method, headers, ...sent });
    const text = await answer.text();
    const parsed: T = text === '' ? undefined : JSON.parse(text);
    return { status: answer.status, body: parsed };
  };
  const session = await call<{ user: { id: string } }>('GET', '/session');
  const follow = async (after: string | null, enough: (events: Event[]) => boolean): Promise<Event[]> => {
    const gone = new AbortController();
    const last = after === null ? {} : { 'last-event-id': after };
    const answer = await fetch(`${of.url}/api/v1/events`, { headers: { ...headers, ...last }, signal: gone.signal });
    const events: Event[] = [];
    let text = '';
    const late = setTimeout(() => gone.abort(), 15_000);
    try {
      for await (const part of answer.body ?? []) {
        text += Buffer.from(part).toString('utf8');
        const whole = text.lastIndexOf('\n\n');
        if (whole < 0) continue;
        events.push(...eventsIn(text.slice(0, whole)));
        text = text.slice(whole + 2);
        if (enough(events)) break;
      }
    } finally {
      clearTimeout(late);
      gone.abort();
    }
    return events;
  };
  return { id: session.body.user.id, call, follow };
}

function eventsIn(text: string): Event[] {
  return text.split('\n\n').flatMap(block => {
    const parts = new Map(
      block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const [id, event, data] = [parts.get('id'), parts.get('event'), parts.get('data')];
    return id === undefined || event === undefined ? [] : [{ id, event, data: JSON.parse(data ?? '{}') }];
  });
}

async function listed(asked: Record<string, unknown> = {}): Promise<Page> {
  const { status, body } = await agent.call<Page>('POST', '/conversations/search', asked);
  expect(status).toBe(200);
  return body;
}

/** The conversation with this number, as soon as it is as it should be. */
async function talk(number: string, isSo: (one: Told) => boolean = () => true): Promise<Told> {
  return await until('the conversation', async () => {
    const [one] = (await listed({ number, state: 'all' })).items;
    return one !== undefined && isSo(one) && one;
  });
}

const thread = async (id: string) => (await agent.call<Thread>('GET', `/conversations/${id}/messages`)).body.items;

describe('a conversation', () => {
  const ada = '+4915112340001';
  let one: Told;

  it('begins when the person writes, and somebody waits', async () => {
    await customerOf(town, ada).writes('Are you open on Saturday?');
    one = await talk(ada);
    expect(one).toMatchObject({ state: 'open', unread: 1, assigned_to: null });
    expect(one.waiting_since).not.toBeNull();
    expect(Date.parse(one.window_until ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(one.last_message).toMatchObject({ direction: 'in', preview: 'Are you open on Saturday?' });
    expect((await listed()).counts).toMatchObject({ mine: 0, nobody: 1, anyone: 1, unread: 1, waiting: 1, closed: 0 });
  });

  it('is what a bot sends to somebody who never wrote not', async () => {
    await agrees(town, { phone: '+4915112340002' }, 'orders');
    await pause(300);
    expect((await listed({ number: '+4915112340002', state: 'all' })).items).toEqual([]);
  });

  it('is taken, read and answered; the phone has the words and the receipt', async () => {
    const taken = await agent.call<Told>('PUT', `/conversations/${one.id}/assignee`, { to: 'me' });
    expect(taken.body.assigned_to).toBe(agent.id);
    const upTo = one.last_message?.id;
    const read = await agent.call<Told>('POST', `/conversations/${one.id}/read`, { up_to: upTo });
    expect(read.body).toMatchObject({ unread: 0 });
    expect(read.body.waiting_since).not.toBeNull();
    expect((await agent.call('POST', `/conversations/${one.id}/typing`, {})).body).toEqual({ shown: true });
    const text = 'Yes, until six.';
    const sent = await agent.call<Queued>('POST', `/conversations/${one.id}/messages`, { text, in_reply_to: upTo });
    expect(sent.status).toBe(202);
    const answered = await talk(ada, now => now.waiting_since === null);
    expect(answered.last_message).toMatchObject({ direction: 'out', preview: text });
    await soon(async () => (await customerOf(town, ada).chat()).at(-1)).toMatchObject({
      by: 'business',
      content: { text: { body: text } },
    });
    const items = await thread(one.id);
    expect(items.map(each => [each.direction, each.sent_by, each.content?.text])).toEqual([
      ['out', agent.id, text],
      ['in', null, 'Are you open on Saturday?'],
    ]);
    await soon(async () => (await thread(one.id))[0]).toMatchObject({ state: 'sent', status: 'delivered' });
    expect((await customerOf(town, ada).chat())[0]).toMatchObject({ by: 'customer', status: 'read' });
  });

  it('is closed, and opened by what the person writes', async () => {
    await agent.call('PUT', `/conversations/${one.id}/state`, { state: 'closed' });
    expect((await listed()).items).toEqual([]);
    expect((await listed({ state: 'closed' })).items).toMatchObject([
      { id: one.id, state: 'closed', waiting_since: null },
    ]);
    await customerOf(town, ada).writes('And on Sunday?');
    expect(await talk(ada, now => now.state === 'open')).toMatchObject({ unread: 1, assigned_to: agent.id });
    expect((await listed({ assigned: 'me', unread: true })).items).toHaveLength(1);
    expect((await listed({ assigned: 'nobody' })).items).toEqual([]);
  });

  it('has labels and notes, and who writes a note may take it back', async () => {
    const label = await agent.call<{ id: string }>('POST', '/labels', { name: 'Cake orders', colour: 'teal' });
    expect((await agent.call('POST', '/labels', { name: 'cake Orders', colour: 'red' })).status).toBe(409);
    await agent.call('PUT', `/contacts/${one.contact_id}/labels`, { labels: [label.body.id] });
    expect((await listed({ label: label.body.id })).items).toMatchObject([{ id: one.id, labels: [label.body.id] }]);
    const note = await agent.call<{ id: string }>('POST', `/conversations/${one.id}/notes`, { text: 'Wants no nuts.' });
    const notes = await agent.call<{ items: unknown[] }>('GET', `/conversations/${one.id}/notes`);
    expect(notes.body.items).toMatchObject([{ by: agent.id, text: 'Wants no nuts.' }]);
    expect((await agent.call('DELETE', `/conversations/${one.id}/notes/${note.body.id}`)).status).toBe(204);
    expect((await agent.call('DELETE', `/labels/${label.body.id}`)).status).toBe(204);
    expect((await talk(ada)).labels).toEqual([]);
  });
});
