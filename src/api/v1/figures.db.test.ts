// The figures are what a straight count over everything gives, whatever happened, before and after a day is settled.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, idAt } from '../../kernel/kernel.ts';
import { type ApiFixture, openApiFixture } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;

const run = (text: string, ...values: unknown[]) => database.db.query('all', { text, values });

type Message = {
  direction: string;
  class: string;
  state: string;
  status: string | null;
  error_code: number | null;
};
type Event = { type: string; source: string; act: string; by: string };
type Decision = { outcome: string; dry: boolean; codes: string[] };
type Thing = { hour: number } & ({ message: Message } | { event: Event } | { decision: Decision });

const hour = fc.integer({ min: 0, max: 71 });
const thing: fc.Arbitrary<Thing> = fc.oneof(
  fc.record({
    hour,
    message: fc.record({
      direction: fc.constantFrom('in', 'out', 'echo'),
      class: fc.constantFrom('utility', 'marketing_own'),
      state: fc.constantFrom('sent', 'failed', 'cancelled', 'refused'),
      status: fc.constantFrom(null, 'read', 'failed'),
      error_code: fc.constantFrom(null, 131_026, 131_049),
    }),
  }),
  fc.record({
    hour,
    event: fc.record({
      type: fc.constantFrom('given', 'renewed', 'withdrawn', 'objected', 'suppressed', 'refused'),
      source: fc.constantFrom('whatsapp', 'checkout'),
      act: fc.constantFrom('typed_keyword', 'button', 'written', 'platform', 'click'),
      by: fc.constantFrom('person', 'staff'),
    }),
  }),
  fc.record({
    hour,
    decision: fc.record({
      outcome: fc.constantFrom('allow', 'deny', 'defer'),
      dry: fc.boolean(),
      codes: fc.subarray(['DENY_NO_CONSENT', 'DENY_WITHDRAWN', 'DEFER_QUIET_HOURS']),
    }),
  }),
);

/** The first of three days as Berlin has them, in winter. */
const startMs = Date.UTC(2026, 10, 9, 23);
const days = ['2026-11-10', '2026-11-11', '2026-11-12'];
let nth = 0;

async function insert(businessId: BusinessId, one: Thing): Promise<void> {
  nth += 1;
  const id = idAt(startMs + one.hour * 3_600_000, Buffer.from([0, 0, 0, 0, 0, 0, 0, nth >> 16, nth >> 8, nth]));
  if ('message' in one) {
    const { direction, class: kind, state, status, error_code } = one.message;
    await run(
      `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, status, error_code)
        values ($1, $2, $2, $2, $3, $4, $5, 'text', $6, $7)`,
      ...[businessId, id, direction, state, kind, status, error_code],
    );
  } else if ('event' in one) {
    await run(
      `insert into consent_event (business_id, id, event, leaf_hash, recorded_at) values ($1, $2, $3, '', now())`,
      ...[businessId, id, JSON.stringify(one.event)],
    );
  } else {
    const { outcome, dry, codes } = one.decision;
    await run(
      `insert into decision
          (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
        values ($1, $2, $2, $2, 1, $3, $4, 'utility', $5, '{}')`,
      ...[businessId, id, dry, outcome, codes],
    );
  }
}

function wayOf({ source, act, by }: Event): string {
  if (act === 'platform') return 'meta';
  if (by === 'staff') return 'staff';
  if (source !== 'whatsapp') return 'api';
  return { typed_keyword: 'keyword', button: 'button' }[act] ?? 'words';
}

/** Every figure as one line, counted straight. */
function linesOf(things: readonly Thing[]): string[] {
  return things.flatMap(one => figuresIn(one).map(figure => `${days[Math.floor(one.hour / 24)]} ${figure}`));
}

function figuresIn(one: Thing): string[] {
  if ('message' in one) return ofMessage(one.message);
  return 'event' in one ? ofEvent(one.event) : ofDecision(one.decision);
}

function ofMessage({ direction, class: kind, state, status, error_code }: Message): string[] {
  if (direction !== 'out') return direction === 'in' ? ['in'] : [];
  const failed = state === 'failed' || status === 'failed';
  return [`out ${kind} ${state}`, ...(failed ? [`failed ${error_code}`] : [])];
}

function ofEvent(event: Event): string[] {
  if (['given', 'renewed'].includes(event.type)) return [`opt-in ${event.source}`];
  return ['withdrawn', 'objected'].includes(event.type) ? [`no ${wayOf(event)}`] : [];
}

function ofDecision({ outcome, dry, codes }: Decision): string[] {
  if (dry || outcome === 'allow') return [];
  return outcome === 'defer'
    ? ['deferred']
    : codes.filter(code => code !== 'DEFER_QUIET_HOURS').map(c => `refused ${c}`);
}

type Figure = { count: number; [name: string]: unknown };
type Day = { day: string; settled: boolean; messages_in: number; deferrals: number } & Record<
  'messages_out' | 'opt_ins' | 'withdrawals' | 'refusals' | 'failures',
  Figure[]
>;

function linesIn(told: readonly Day[]): string[] {
  const times = (line: string, count: number) => Array.from({ length: count }, () => line);
  return told.flatMap(one => [
    ...times(`${one.day} in`, one.messages_in),
    ...times(`${one.day} deferred`, one.deferrals),
    ...one.messages_out.flatMap(f => times(`${one.day} out ${f['class']} ${f['state']}`, f.count)),
    ...one.opt_ins.flatMap(f => times(`${one.day} opt-in ${f['source']}`, f.count)),
    ...one.withdrawals.flatMap(f => times(`${one.day} no ${f['way']}`, f.count)),
    ...one.refusals.flatMap(f => times(`${one.day} refused ${f['code']}`, f.count)),
    ...one.failures.flatMap(f => times(`${one.day} failed ${f['error_code']}`, f.count)),
  ]);
}

/** A message, a decision and a consent event of the second day, each time others. */
async function insertAll(nth: number): Promise<void> {
  const state = nth % 2 === 0 ? 'failed' : 'sent';
  const direction = nth % 5 === 0 ? 'in' : 'out';
  const error_code = [null, 131_026, 131_049][nth % 3] ?? null;
  await insert(fixture.mine, { hour: 40, message: { direction, class: 'utility', state, status: null, error_code } });
  const outcome = nth % 3 === 0 ? 'deny' : 'defer';
  await insert(fixture.mine, { hour: 40, decision: { outcome, dry: nth % 4 === 0, codes: ['DENY_WITHDRAWN'] } });
  const type = ['given', 'renewed', 'withdrawn', 'revoked', 'objected', 'suppressed'][nth % 6] ?? 'given';
  const act = ['typed_keyword', 'button', 'written', 'platform'][nth % 4] ?? 'click';
  const source = nth % 7 === 0 ? 'checkout' : 'whatsapp';
  await insert(fixture.mine, { hour: 40, event: { type, source, act, by: nth % 5 === 0 ? 'staff' : 'person' } });
}

type Search = { path: string; body: object; fields: string[] };

/** The search behind each figure finds as many of its day, and nothing of another business. */
async function compare(name: string, { path, body, fields }: Search, day: Record<string, unknown>): Promise<void> {
  const { from, to, [name]: figure } = day;
  const list: Figure[] = Array.isArray(figure) ? figure : [{ count: Number(figure) }];
  expect(list.length, name).toBeGreaterThan(0);
  const as = { authorization: `Bearer ${fixture.theirKey}` };
  for (const one of list) {
    const more = Object.fromEntries(fields.map(field => [field, [one[field]]]));
    const found = await fixture.call('POST', path, { ...body, ...more, from, to, limit: 200 });
    expect([name, found.statusCode, found.json().items?.length]).toEqual([name, 200, one.count]);
    expect((await fixture.call('POST', path, { ...body, ...more }, as)).json().items).toEqual([]);
  }
}

const range = `from=${days[0]}&to=${days[2]}`;
const read = async (query: string, headers?: Record<string, string>) => {
  const answer = await fixture.call('GET', `/api/v1/figures?${query}`, undefined, headers);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

describe('the figures', () => {
  test('are what a straight count gives, also when they are read a second time from what was kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { maxLength: 40 }), async things => {
        for (const table of ['message', 'decision', 'figure_of_day']) await run(`delete from ${table}`);
        await run('alter table consent_event disable trigger user');
        await run('delete from consent_event');
        for (const one of things) await insert(fixture.mine, one);
        const right = linesOf(things).sort();
        const first = await read(range);
        expect(linesIn(first.days).sort()).toEqual(right);
        expect(first.days.every((one: Day) => one.settled)).toBe(true);
        await run('delete from message');
        expect((await read(range)).days).toEqual(first.days);
      }),
      { numRuns: 15, seed: 4 },
    );
  });

  test('are counted anew while something is on its way or the day is young, and by the zone that is asked', async () => {
    await run('delete from figure_of_day');
    await run('delete from message');
    const message = { direction: 'out', class: 'utility', state: 'queued', status: null, error_code: null };
    await insert(fixture.mine, { hour: 23, message });
    const inBerlin = await read(range);
    expect(inBerlin.zone).toBe('Europe/Berlin');
    expect(inBerlin.days.map((one: Day) => [one.settled, one.messages_out.length])).toEqual([
      [false, 1],
      [true, 0],
      [true, 0],
    ]);
    await run(`update message set state = 'sent'`);
    expect((await read(range)).days[0]).toMatchObject({ settled: true, messages_out: [{ state: 'sent', count: 1 }] });
    const inTokyo = await read(`${range}&zone=Asia/Tokyo`);
    expect(inTokyo.days.map((one: Day) => one.messages_out.length)).toEqual([0, 1, 0]);
    const today = await read('from=2026-11-22&to=2026-11-25');
    expect(today.days.every((one: Day) => !one.settled)).toBe(true);
  });

  test('name searches that find as many as they say', async () => {
    await run('delete from figure_of_day');
    await run('delete from decision');
    await run('alter table consent_event disable trigger user');
    await run('delete from consent_event');
    for (const nth of Array.from({ length: 30 }).keys()) await insertAll(nth);
    const { days: told, searches } = await read(range);
    for (const [name, search] of Object.entries<Search>(searches)) await compare(name, search, told[1]);
  });

  test('are of one business, of 92 days at most, and not for a key of some senders', async () => {
    const as = { authorization: `Bearer ${fixture.theirKey}` };
    await insert(fixture.mine, { hour: 30, decision: { outcome: 'defer', dry: false, codes: [] } });
    expect(linesIn((await read(range, as)).days)).toEqual([]);
    const { days: last } = await read('zone=Pacific/Auckland', as);
    const here = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland', dateStyle: 'short' });
    expect([last.length, last.at(-1).day]).toEqual([30, here.format(fixture.nowMs())]);
    for (const wrong of [
      'from=2026-06-01',
      'from=2026-01-01&to=2026-06-01',
      'from=2026-06-02&to=2026-06-01',
      `${range}&zone=Nowhere/X`,
    ]) {
      expect((await fixture.call('GET', `/api/v1/figures?${wrong}`)).statusCode).toBe(400);
    }
    const senderIds = fixture.directory.senders(fixture.mine).map(one => one.id);
    const { key } = await fixture.keys.create({ businessId: fixture.mine, name: 'one', scopes: null, senderIds });
    const narrow = { authorization: `Bearer ${key}` };
    expect((await fixture.call('GET', `/api/v1/figures?${range}`, undefined, narrow)).statusCode).toBe(403);
  });
});
