// A person writes from the phone and an agent answers in the inbox: who waits, what was read and said, what may be said,
// and the stream of events that misses nothing after a cut.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town, until } from '../town.ts';
import { agrees, becomes, orderNewsTo, queue, soon } from './bakery.ts';
import { customerOf, picture } from './clients/customer.ts';

let town: Town;
let agent: Desk;

// A working morning of the last days: what is to wait waits by the clock of the database, which is that of today.
const dayMs = 24 * 3_600_000;
const lately = Math.floor(Date.now() / dayMs) * dayMs - 3 * dayMs + 9 * 3_600_000;
const morningMs = new Date(lately).getUTCDay() === 0 ? lately - dayMs : lately;

beforeAll(async () => {
  town = await openTown({ ASSENT_CLOCK_START: new Date(morningMs).toISOString() });
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
type Content = { text: string | null; buttons: string[] } | null;
type Quoted = { id: string; direction: string; content: Content } | null;
type Thread = { items: (Said & { content: Content; quoted: Quoted })[]; next: string | null };
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

/** The template of a Cloud API body in the short form of /api/v1. */
function templateOf({ template }: ReturnType<typeof orderNewsTo>) {
  const { name, language, components } = template;
  return { template: { name, language: language.code, components } };
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
    expect(Date.parse(one.window_until ?? '')).toBeGreaterThanOrEqual(morningMs + 24 * 3_600_000);
    expect(one.last_message).toMatchObject({ direction: 'in', preview: 'Are you open on Saturday?' });
    expect((await listed()).counts).toMatchObject({ mine: 0, nobody: 1, anyone: 1, unread: 1, waiting: 1, closed: 0 });
  });

  it('does not begin with what a bot sends to somebody who never wrote', async () => {
    await agrees(town, { phone: '+4915112340002' }, 'orders');
    await becomes(town, (await queue(town, { to: '+4915112340002', ...templateOf(orderNewsTo('')) })).body.id, 'sent');
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
    await soon(async () => (await thread(one.id))[0]).toMatchObject({
      state: 'sent',
      status: expect.stringMatching(/delivered|read/),
    });
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

type Verdict = { outcome: string; until: string | null; reasons: { code: string }[] };
type Possible = {
  window_open: boolean;
  classes: { class: string; purpose: string | null; text: Verdict; template: Verdict | null }[];
  consents: { purpose: string; status: string; act: string | null; by: string | null; since: string }[];
  asks: (Verdict & { purpose: string })[];
};
type Checked = {
  decision: Verdict & { class: string };
  promotion: { class: string; words: { text: string; start: number; end: number }[] } | null;
  possible: { kind: string; purpose?: string; name?: string }[];
};

describe('what may be said', () => {
  const ben = '+4915112340011';
  const coupon = 'By the way: 20% off all our cakes this weekend, just show this coupon at the till!';
  let one: Told;
  const possible = async () => (await agent.call<Possible>('GET', `/conversations/${one.id}/possible`)).body;
  const check = async (draft: object) =>
    (await agent.call<Checked>('POST', `/conversations/${one.id}/check`, draft)).body;
  const verdicts = async () => {
    const { classes } = await possible();
    return Object.fromEntries(classes.map(each => [`${each.class} ${each.purpose}`, each.text.outcome]));
  };

  it('is told by class and purpose, with why not the rest', async () => {
    await customerOf(town, ben).writes('When can I collect my order?');
    one = await talk(ben);
    expect(await possible()).toMatchObject({ window_open: true, consents: [] });
    expect(await verdicts()).toMatchObject({ 'reply null': 'allow', 'marketing_own offers': 'deny' });
  });

  it('is told of a draft with the words that made it so, and what is possible in its place', async () => {
    expect(await check({ text: 'Any time until six.' })).toMatchObject({
      decision: { outcome: 'allow' },
      possible: [],
    });
    const before = (
      await town.db.query<{ n: number }>('all', { text: 'select count(*)::int as n from decision', values: [] })
    )[0];
    const draft = await check({ text: coupon });
    expect(draft.decision).toMatchObject({ outcome: 'deny', class: 'marketing_own' });
    expect(draft.promotion?.words.length).toBeGreaterThan(0);
    for (const { text, start, end } of draft.promotion?.words ?? []) expect(coupon.slice(start, end)).toBe(text);
    expect(draft.possible).toContainEqual({ kind: 'ask_consent', purpose: 'offers', title: 'offers from our bakery' });
    expect(draft.possible).toContainEqual({ kind: 'override' });
    expect(await check({ text: coupon, override: true })).toMatchObject({ decision: { outcome: 'allow' } });
    const after = (
      await town.db.query<{ n: number }>('all', { text: 'select count(*)::int as n from decision', values: [] })
    )[0];
    expect(after).toEqual(before);
  });

  it('is refused all the same when it is sent, but by a person with the right, on record', async () => {
    const refused = await agent.call<Queued>('POST', `/conversations/${one.id}/messages`, { text: coupon });
    expect(refused.status).toBe(422);
    const override = { by: 'Ada', reason: 'He asked for the weekend prices' };
    const sent = await agent.call<Queued>('POST', `/conversations/${one.id}/messages`, { text: coupon, override });
    expect(sent.status).toBe(202);
    const kept = await agent.call<{ items: { reason: string; user_id: string }[] }>('GET', '/overrides');
    expect(kept.body.items).toMatchObject([{ reason: override.reason, user_id: agent.id }]);
  });

  it('lets an offer be told to whoever asked for one', async () => {
    const offer = 'Use code SPRING20 for 20% off your order!';
    expect((await check({ text: offer })).decision.outcome).toBe('deny');
    const question = 'Do you have any discounts at the moment?';
    await customerOf(town, ben).writes(question);
    await talk(ben, now => now.last_message?.preview === question);
    expect(await check({ text: offer })).toMatchObject({
      decision: { outcome: 'allow' },
      promotion: { class: 'service' },
    });
    const sent = await agent.call<Queued>('POST', `/conversations/${one.id}/messages`, { text: offer });
    expect(sent.status).toBe(202);
    await becomes(town, sent.body.id, 'sent');
  });

  it('becomes more when the person says yes to the one question', async () => {
    const asked = await agent.call<Queued>('POST', `/conversations/${one.id}/ask-consent`, { purpose: 'offers' });
    expect(asked.status).toBe(202);
    const again = await agent.call<{ code: string }>('POST', `/conversations/${one.id}/ask-consent`, {
      purpose: 'offers',
    });
    expect([409, 422]).toContain(again.status);
    await becomes(town, asked.body.id, 'sent');
    const phone = customerOf(town, ben);
    const question = (await phone.chat()).at(-1);
    expect(question?.type).toBe('interactive');
    expect((await possible()).consents).toMatchObject([{ purpose: 'offers', status: 'requested', by: 'staff' }]);
    expect((await possible()).asks).toMatchObject([
      { purpose: 'offers', outcome: 'deny' },
      { purpose: 'orders', outcome: 'deny' },
    ]);
    await phone.act({ do: 'tap', wamid: question?.wamid, button: 0 });
    await soon(async () => (await possible()).consents).toMatchObject([
      { purpose: 'offers', status: 'given', act: 'button', by: 'person' },
    ]);
    const tap = (await thread(one.id)).find(each => each.direction === 'in');
    expect(tap?.quoted).toMatchObject({ id: asked.body.id, direction: 'out' });
    expect(tap?.quoted?.content?.buttons).toContain(tap?.content?.text);
    expect(await verdicts()).toMatchObject({ 'marketing_own offers': 'allow' });
  });

  it('stays little after a no, and nobody asks again', async () => {
    const cleo = customerOf(town, '+4915112340012');
    await cleo.writes('Hello');
    one = await talk('+4915112340012');
    const asked = await agent.call<Queued>('POST', `/conversations/${one.id}/ask-consent`, { purpose: 'offers' });
    await becomes(town, asked.body.id, 'sent');
    const question = (await cleo.chat()).at(-1);
    await cleo.act({ do: 'tap', wamid: question?.wamid, button: 1 });
    await soon(async () => (await possible()).consents).toMatchObject([{ purpose: 'offers', status: 'refused' }]);
    const { reasons } = (await possible()).asks.find(each => each.purpose === 'offers') ?? { reasons: [] };
    expect(reasons.map(reason => reason.code)).toContain('DENY_COOLING_OFF');
    expect(await verdicts()).toMatchObject({ 'reply null': 'allow', 'marketing_own offers': 'deny' });
  });

  it('is put in Arabic to who has an Arabic number, by name, purpose and way out, and its yes counts', async () => {
    const phone = '+966501234567';
    const layla = customerOf(town, phone);
    await layla.writes('مرحبا، متى تفتحون اليوم؟');
    one = await talk(phone);
    expect(await possible()).toMatchObject({ ask_language: 'ar' });
    const asked = await agent.call<Queued>('POST', `/conversations/${one.id}/ask-consent`, { purpose: 'offers' });
    await becomes(town, asked.body.id, 'sent');
    const question = (await layla.chat()).at(-1);
    const text = JSON.stringify(question);
    for (const part of ['Morgenrot Bakery', 'عبر واتساب', 'offers from our bakery', 'إيقاف', 'نعم', 'لا'])
      expect(text).toContain(part);
    await layla.act({ do: 'tap', wamid: question?.wamid, button: 0 });
    await soon(async () => (await possible()).consents).toMatchObject([{ purpose: 'offers', status: 'given' }]);
    await layla.writes('إيقاف');
    await soon(async () => (await possible()).consents).toMatchObject([{ purpose: 'offers', status: 'withdrawn' }]);
  });
});

describe('at a moment of one’s choice', () => {
  it('a message waits until then, and can be taken back', async () => {
    const dora = customerOf(town, '+4915112340021');
    await dora.writes('Please tell me tomorrow');
    const { id } = await talk(dora.phone);
    const not_before = new Date(Date.now() + 3_600_000).toISOString();
    const sent = await agent.call<Queued>('POST', `/conversations/${id}/messages`, {
      text: 'It is ready.',
      not_before,
    });
    expect(sent.body.due).toBe(not_before);
    expect((await thread(id))[0]).toMatchObject({ id: sent.body.id, state: 'queued' });
    expect((await agent.call('DELETE', `/messages/${sent.body.id}/schedule`)).body).toMatchObject({
      state: 'cancelled',
    });
    expect((await agent.call('DELETE', `/messages/${sent.body.id}/schedule`)).status).toBe(409);
    const soonEnough = new Date(Date.now() + 700).toISOString();
    const other = await agent.call<Queued>('POST', `/conversations/${id}/messages`, {
      text: 'Now.',
      not_before: soonEnough,
    });
    await becomes(town, other.body.id, 'sent');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(soonEnough));
    expect((await dora.chat()).filter(one => one.by === 'business')).toHaveLength(1);
    const far = new Date(Date.now() + 40 * dayMs).toISOString();
    const late = await agent.call('POST', `/conversations/${id}/messages`, { text: 'Later.', not_before: far });
    expect(late.status).toBe(400);
  });
});

describe('files', () => {
  const eva = '+4915112340031';

  it('go out when their bytes are what they are called', async () => {
    await customerOf(town, eva).writes('Can you send me a picture?');
    const { id } = await talk(eva);
    const upload = async (bytes: Buffer<ArrayBuffer>, type: string) => {
      const headers = { authorization: `Bearer ${town.key}`, 'content-type': type };
      const body = new Uint8Array(bytes);
      const answer = await fetch(`${town.url}/api/v1/conversations/${id}/media`, { method: 'POST', headers, body });
      const told: { id: string; kind: string; code?: string } = JSON.parse(await answer.text());
      return { status: answer.status, body: told };
    };
    expect((await upload(Buffer.from('<html>'), 'image/png')).body.code).toBe('body-type');
    expect((await upload(picture, 'text/html')).body.code).toBe('body-type');
    const { body } = await upload(picture, 'image/png');
    expect(body).toMatchObject({ kind: 'image' });
    const media = { id: body.id, kind: body.kind, caption: 'Our window' };
    const sent = await agent.call<Queued>('POST', `/conversations/${id}/messages`, { media });
    await becomes(town, sent.body.id, 'sent');
    expect((await customerOf(town, eva).chat()).at(-1)).toMatchObject({ content: { image: { id: body.id } } });
  });

  it('that a person sent are shown as what they are', async () => {
    await customerOf(town, eva).act({ do: 'media', kind: 'image', caption: 'My table' });
    const now = await talk(eva, one => one.last_message?.preview === 'My table');
    const answer = await fetch(`${town.url}/api/v1/messages/${now.last_message?.id}/media`, {
      headers: { authorization: `Bearer ${town.key}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^image\//);
    expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
    const [text] = (await thread(now.id)).filter(one => one.content?.text === 'Can you send me a picture?');
    const none = await agent.call<{ code: string }>('GET', `/messages/${text?.id}/media`);
    expect(none.status).toBe(404);
  });
});

describe('the stream of events', () => {
  it('tells of what happens in ids alone, and misses nothing after a cut', async () => {
    const finn = customerOf(town, '+4915112340041');
    const { feed } = await listed();
    const first = agent.follow(feed, events => events.some(one => one.event === 'message'));
    await finn.writes('One');
    const before = await first;
    const told = before.find(one => one.event === 'message');
    expect(told?.data).toMatchObject({
      direction: 'in',
      conversation_id: expect.any(String),
      message_id: expect.any(String),
    });
    expect(JSON.stringify(before)).not.toMatch(/One|4915112340041/);
    // Nobody looks on while these are written.
    await finn.writes('Two');
    await finn.writes('Three');
    await talk(finn.phone, one => one.unread === 3);
    const last = before.at(-1)?.id ?? feed;
    const after = await agent.follow(last, events => events.filter(one => one.event === 'message').length >= 2);
    const ids = [...before, ...after].map(one => Number(one.id));
    expect(ids).toEqual(ids.toSorted((one, other) => one - other));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...before, ...after].filter(one => one.event === 'message')).toHaveLength(3);
  });

  it('says so when it cannot go on from there', async () => {
    const [reset] = await agent.follow('999999999', events => events.length > 0);
    expect(reset).toMatchObject({ event: 'reset', data: {} });
  });
});
