// Work that goes on while something breaks, and the proof afterwards: what was acknowledged is there, and there once.
// Four kinds of work: messages sent at once, messages queued, consents written down, and customers who write.

import { expect } from 'vitest';
import { until } from '../town.ts';
import { codeFor, consentOf, messagesPath, phoneOf, questionFor } from './codes.ts';
import { number, pause, type Rig } from './rig.ts';

/** What was acknowledged to whoever asked. */
export type Told = {
  /** Meta's id for each message that was answered 200. */
  readonly sent: Map<number, string>;
  /** Our id for each message that was answered 202. */
  readonly queued: Map<number, string>;
  /** The id of each consent event that was answered 201. */
  readonly consents: Map<number, string>;
  /** Meta's id of each text that a customer wrote. */
  readonly texts: string[];
  /** How often work had to come again. */
  later: number;
  /** Answers that no fault explains. */
  readonly wrong: string[];
  /** The most memory that was seen in use. */
  rssMax: number;
};

export type Load = { readonly told: Told; acknowledged(): number; stop(): Promise<void> };

/** Nothing told yet. */
export function nothingTold(): Told {
  return { sent: new Map(), queued: new Map(), consents: new Map(), texts: [], later: 0, wrong: [], rssMax: 0 };
}

/**
 * Does so many pieces of work, `width` at a time; what is not done yet comes again a little later, behind fresh work.
 * Without a total it goes on until stopped, and then brings to an end what was begun.
 */
export function keepAt(
  work: (at: number) => Promise<boolean>,
  how: { width: number; total?: number; paceMs?: number },
): { readonly ended: Promise<void>; stop(): void } {
  let total = how.total ?? Number.POSITIVE_INFINITY;
  let begun = 0;
  let done = 0;
  const later: { at: number; notBeforeMs: number }[] = [];
  const take = (): number | undefined => {
    const [first] = later;
    if (first !== undefined && first.notBeforeMs <= performance.now()) return later.shift()?.at;
    if (begun >= total) return undefined;
    begun += 1;
    return begun - 1;
  };
  const turn = async () => {
    const at = take();
    if (at === undefined) return await pause(idleMs);
    if (await work(at)) done += 1;
    else {
      later.push({ at, notBeforeMs: performance.now() + againAfterMs });
      await pause(afterFaultMs);
    }
  };
  const worker = async () => {
    while (done < total) {
      await turn();
      if (how.paceMs !== undefined) await pause(how.paceMs);
    }
  };
  return {
    ended: Promise.all(Array.from({ length: how.width }, worker)).then(() => undefined),
    stop: () => {
      total = begun;
    },
  };
}

const idleMs = 20;
const afterFaultMs = 200;
const againAfterMs = 500;

/** Sends one code with an Idempotency-Key; true when it was answered for good. */
export async function sendCode(rig: Rig, told: Told, what: { at: number; person: number }): Promise<boolean> {
  const { at, person } = what;
  const key = { 'idempotency-key': `send-${at}` };
  const answer = await rig
    .call<GraphAnswer>('POST', messagesPath, codeFor(person, String(100_000 + at)), key)
    .catch(() => undefined);
  const wamid = answer?.body.messages?.[0]?.id;
  if (answer?.status === 200 && wamid !== undefined) {
    told.sent.set(at, wamid);
    return true;
  }
  const busy = answer?.status === 400 && answer.body.error?.code === 130_429;
  return comeAgain(told, answer, { at, expected: busy || answer?.status === 409 });
}

type GraphAnswer = { messages?: { id: string }[]; error?: { code: number } };

/** Not answered, or answered that it cannot be now: it comes again. Any other answer is wrong, and ends it. */
function comeAgain(
  told: Told,
  answer: { status: number; body: unknown } | undefined,
  what: { at: number; expected: boolean },
): boolean {
  if (answer === undefined || answer.status >= 500 || what.expected) {
    told.later += 1;
    return false;
  }
  told.wrong.push(`work ${what.at} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return true;
}

/** Queues one code. Without an answer it is not asked for again: nobody was told anything. */
async function queueCode(rig: Rig, told: Told, what: { at: number; person: number }): Promise<boolean> {
  const body = questionFor(what.person, String(100_000 + what.at));
  const answer = await rig.call<{ id: string }>('POST', '/api/v1/messages', body).catch(() => undefined);
  if (answer?.status === 202) told.queued.set(what.at, answer.body.id);
  else comeAgain(told, answer, { at: what.at, expected: false });
  return true;
}

async function recordConsent(rig: Rig, told: Told, what: { at: number; person: number }): Promise<boolean> {
  const key = { 'idempotency-key': `consent-${what.at}` };
  const answer = await rig
    .call<{ id: string }>('POST', '/api/v1/consents', consentOf(what.person), key)
    .catch(() => undefined);
  if (answer?.status !== 201) return comeAgain(told, answer, { at: what.at, expected: answer?.status === 409 });
  told.consents.set(what.at, answer.body.id);
  return true;
}

async function writeText(rig: Rig, told: Told, what: { at: number; person: number }): Promise<boolean> {
  const path = `customers/${encodeURIComponent(phoneOf(what.person))}/actions`;
  const written = await rig.control<{ wamid: string }>('POST', path, { do: 'text', text: `Is it ${what.at} o'clock?` });
  told.texts.push(written.wamid);
  return true;
}

const kinds = [sendCode, queueCode, sendCode, recordConsent, sendCode, queueCode, sendCode, writeText] as const;

/** Starts the work, in all its kinds. */
export function startLoad(rig: Rig, how: { people: number; width: number; paceMs: number }): Load {
  const told = nothingTold();
  const run = keepAt(async at => {
    const kind = kinds[at % kinds.length] ?? sendCode;
    const done = await kind(rig, told, { at, person: at % how.people });
    if (at % 25 === 0) told.rssMax = Math.max(told.rssMax, await rig.rssBytes());
    return done;
  }, how);
  // Looked at when the load is stopped.
  run.ended.catch(() => undefined);
  return {
    told,
    acknowledged: () => told.sent.size + told.queued.size + told.consents.size,
    stop: async () => {
      run.stop();
      const late = Symbol('late');
      const timer = pause(answerBoundMs, late, { ref: false });
      if ((await Promise.race([run.ended, timer])) === late)
        throw new Error(`some work was never answered; ${told.later} times it had to come again`);
    },
  };
}

const answerBoundMs = 90_000;

/** What the server's process may occupy at most, in bytes. */
export const memoryMax = 250_000_000;

/** Waits until so much more was acknowledged. */
export async function untilMore(load: Load, more: number): Promise<void> {
  const goal = load.acknowledged() + more;
  await until(`${more} more are acknowledged`, async () => load.acknowledged() >= goal, 90_000);
}

const open = `select (select count(*) from message where state in ('queued', 'marked', 'unknown'))::int as messages,
  (select count(*) from webhook_in)::int as webhooks,
  (select count(*) from consent_event)::int - (select count(*) from consent_sequence)::int as events`;

/** Waits until all that was taken in has come to its end. */
export async function untilSettled(rig: Rig): Promise<void> {
  await until(
    'all work has come to its end',
    async () => {
      const courier = await rig.control<{ waiting: number; inFlight: number; retrying: number }>('GET', 'webhook');
      if (courier.waiting + courier.inFlight + courier.retrying > 0) return false;
      const [row] = await rig.rows<{ messages: number; webhooks: number; events: number }>(open);
      return row?.messages === 0 && row.webhooks === 0 && row.events === 0;
    },
    120_000,
  );
}

/**
 * Proves that what was told is so: in Meta's book, in the database and by the API; and all of it once. `before` counts
 * what is there besides.
 */
export async function proveTold(rig: Rig, told: Told, before: { consents: number; texts?: number }): Promise<void> {
  await untilSettled(rig);
  expect(told.wrong).toEqual([]);
  const received = await rig.control<{ doubled: string[]; accepted: number }>('GET', 'received');
  expect(received.doubled).toEqual([]);
  const book = await rig.control<{ wamid: string; opaque: string }[]>('GET', 'received/messages?limit=20000');
  expect(book.length).toBe(received.accepted);
  // What Meta took is what the database holds as sent, neither more nor less.
  const sent = await rig.rows<{ id: string }>(`select id from message where direction = 'out' and state = 'sent'`);
  expect(sent.map(row => row.id).toSorted()).toEqual(book.map(one => one.opaque).toSorted());
  const wamids = new Set(book.map(one => one.wamid));
  expect([...told.sent.values()].filter(wamid => !wamids.has(wamid))).toEqual([]);
  expect(new Set(told.sent.values()).size).toBe(told.sent.size);
  const opaques = new Set(book.map(one => one.opaque));
  expect([...told.queued.values()].filter(id => !opaques.has(id))).toEqual([]);
  await proveRecords(rig, told, before);
  await provePrivate(rig, told);
}

async function proveRecords(rig: Rig, told: Told, before: { consents: number; texts?: number }): Promise<void> {
  const events = await rig.rows<{ id: string }>('select id from consent_event');
  const known = new Set(events.map(row => row.id));
  expect([...told.consents.values()].filter(id => !known.has(id))).toEqual([]);
  expect(events.length).toBe(before.consents + told.consents.size);
  const [seen] = await rig.rows<{ texts: number }>(
    `select count(*)::int as texts from message where direction = 'in' and kind = 'text'`,
  );
  expect(seen?.texts).toBe(told.texts.length + (before.texts ?? 0));
  const [asked] = told.queued.values();
  if (asked === undefined) return;
  const answer = await rig.call<{ state: string }>('GET', `/api/v1/messages/${asked}`);
  expect(answer).toMatchObject({ status: 200, body: { state: 'sent' } });
}

/** Nothing of anybody is in what the server printed. */
async function provePrivate(rig: Rig, told: Told): Promise<void> {
  const printed = rig.printed();
  expect(printed).not.toContain(phoneOf(0).slice(1, 8));
  expect(printed).not.toContain('wamid.');
  expect(printed).not.toContain("o'clock");
  expect(printed).not.toContain(number.token);
  expect(told.texts.some(wamid => printed.includes(wamid))).toBe(false);
}
