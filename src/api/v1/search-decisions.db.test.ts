// Looking for decisions: every filter against a plain one in the test, page by page while decisions come in, and never a
// decision of another business or of a sender that the key may not use.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, idAt, idInstantMs } from '../../kernel/kernel.ts';
import { type ApiFixture, openApiFixture } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;

type Row = {
  id: string;
  contact: string;
  sender: string;
  dryRun: boolean;
  outcome: 'allow' | 'defer' | 'deny';
  class: string;
  codes: string[];
};

const startMs = Date.UTC(2026, 10, 24, 9);
const people = [1, 2, 3, 4].map(nth => idAt<'contact'>(startMs, Buffer.alloc(10, nth)));
const senders = [5, 6].map(nth => idAt<'sender'>(startMs, Buffer.alloc(10, nth)));
const classes = ['utility', 'marketing_own', 'reply'];
const codes = ['ALLOW_REPLY', 'DENY_NO_CONSENT', 'DEFER_QUIET_HOURS', 'DENY_WITHDRAWN'];
let made = 0;
const rows: Row[] = [];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T; // no list here is empty

/** Rows as the gate writes them: an allow that was no dry run has its message. */
function rowOf(nth: number): Row {
  const outcome = pick(['allow', 'allow', 'deny', 'defer'] as const, nth * 7 + (nth >> 2));
  return {
    id: idAt(startMs + nth * 1_000, Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, nth >> 8, nth])),
    contact: pick(people, nth * 5 + (nth >> 3)),
    sender: pick(senders, nth >> 1),
    dryRun: nth % 5 === 0,
    outcome,
    class: pick(classes, nth >> 1),
    codes: outcome === 'allow' ? ['ALLOW_REPLY'] : [pick(codes.slice(1), nth), pick(codes.slice(1), nth + 1)],
  };
}

async function insert(businessId: BusinessId, count: number): Promise<Row[]> {
  const added = Array.from({ length: count }, () => rowOf(made++));
  for (const row of added) {
    await database.db.query('all', {
      text: `insert into decision
          (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
        values ($1, $2, $3, $4, 1, $5, $6, $7, $8, '{"decision":{"ruleset":"r1"}}')`,
      values: [businessId, row.id, row.contact, row.sender, row.dryRun, row.outcome, row.class, row.codes],
    });
    if (row.outcome !== 'allow' || row.dryRun) continue;
    await database.db.query('all', {
      text: `insert into message (business_id, id, contact_id, sender_id, decision_id, direction, state, class, kind)
        values ($1, $2, $3, $4, $2, 'out', 'sent', $5, 'text')`,
      values: [businessId, row.id, row.contact, row.sender, row.class],
    });
  }
  return added;
}

/** Many decisions from long ago, of which the first alone is about a survey. */
async function insertOld(businessId: BusinessId, count: number): Promise<string> {
  const [first] = await database.db.query<{ id: string }>('all', {
    text: `insert into decision
        (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
      select $1, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $2, $3, 1, false, 'allow',
        case n when 1 then 'survey' else 'reply' end, '{}', '{}' from generate_series(1, $4::integer) n returning id`,
    values: [businessId, people[0], senders[0], count],
  });
  return first?.id ?? '';
}

const search = async (body: object, headers?: Record<string, string>) => {
  const answer = await fixture.call('POST', '/api/v1/decisions/search', body, headers);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
  for (const [businessId, own] of [[fixture.mine, true] as const, [await theirs(), false] as const]) {
    // The last one was merged into the first.
    for (const id of people) {
      const into = own && id === people[3] ? people[0] : null;
      await database.db.query('all', {
        text: `insert into contact (business_id, id, gate, created_at, merged_into) values ($1, $2, '{}', now(), $3)`,
        values: [businessId, id, into],
      });
    }
  }
  rows.push(...(await insert(fixture.mine, 120)));
});

const theirs = async () => {
  const [row] = await database.db.query<{ business_id: BusinessId }>('all', {
    text: 'select business_id from business where business_id <> $1',
    values: [fixture.mine],
  });
  return row?.business_id as BusinessId; // the fixture makes two
};

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

const some = <T>(list: readonly T[]) => fc.option(fc.subarray([...list]), { nil: undefined });
const one = <T>(list: readonly T[]) => fc.option(fc.constantFrom(...list), { nil: undefined });
const instant = fc.option(fc.integer({ min: -5, max: 130 }), { nil: undefined });

describe('looking for decisions', () => {
  test('finds what a plain filter finds, whatever is asked', async () => {
    const filters = fc.record({
      outcome: some(['allow', 'defer', 'deny']),
      class: some(classes),
      code: some(codes),
      sender_id: one(senders),
      contact_id: one(people),
      dry_run: one([true, false]),
      from: instant,
      to: instant,
      newer: instant,
    });
    await fc.assert(
      fc.asyncProperty(filters, async ({ from, to, newer, ...rest }) => {
        const at = (nth: number | undefined) => (nth === undefined ? undefined : startMs + nth * 1_000);
        const known = newer === undefined ? undefined : rows[newer]?.id;
        const said = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
        const asked = { ...rest, from: said(at(from)), to: said(at(to)), newer_than: known, limit: 200 };
        const { contact_id: contact } = rest;
        const oneOf = <T>(list: readonly T[] | undefined, ...values: T[]) =>
          list === undefined || list.length === 0 || values.some(value => list.includes(value));
        // The last person was merged into the first: whoever asks for one gets both.
        const same = (id: string) => (id === people[3] ? people[0] : id);
        const fits = rows.filter(
          row =>
            oneOf(rest.outcome, row.outcome) &&
            oneOf(rest.class, row.class) &&
            oneOf(rest.code, ...row.codes) &&
            (rest.sender_id === undefined || row.sender === rest.sender_id) &&
            (contact === undefined || same(row.contact) === same(contact)) &&
            (rest.dry_run === undefined || row.dryRun === rest.dry_run) &&
            idInstantMs(row.id) >= (at(from) ?? 0) &&
            idInstantMs(row.id) < (at(to) ?? Number.POSITIVE_INFINITY) &&
            row.id > (known ?? ''),
        );
        const found = await search(asked);
        expect(found.items.map((item: { id: string }) => item.id)).toEqual(fits.map(row => row.id).toReversed());
        expect(found.next).toBeNull();
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test('tells of each what the decision was', async () => {
    const { items } = await search({ limit: 1 });
    const row = rows.at(-1);
    expect(items).toEqual([
      {
        id: row?.id,
        at: new Date(idInstantMs(row?.id ?? '')).toISOString(),
        outcome: row?.outcome,
        class: row?.class,
        codes: row?.codes,
        sender_id: row?.sender,
        contact_id: row?.contact,
        contact_name: null,
        dry_run: row?.dryRun,
        ruleset: 'r1',
      },
    ]);
  });

  test('goes from page to page without gaps or repeats while decisions come in, also when little is looked at', async () => {
    const before = rows.filter(row => row.outcome === 'deny' && row.sender === senders[0]).map(row => row.id);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await search({ outcome: ['deny'], sender_id: senders[0], limit: 3, after });
      seen.push(...page.items.map((item: { id: string }) => item.id));
      after = page.next ?? undefined;
      rows.push(...(await insert(fixture.mine, 1)));
    } while (after !== undefined);
    expect(seen).toEqual(before.toReversed());
  });

  test('looks at so many for one page, and goes on from there', async () => {
    const fits = await insertOld(fixture.mine, 5_001);
    const first = await search({ class: ['survey'] });
    expect(first).toMatchObject({ items: [] });
    const second = await search({ class: ['survey'], after: first.next });
    expect(second.items).toMatchObject([{ id: fits }]);
    expect(second.next).toBeNull();
  });

  test('never shows another business its decisions, nor a key those of a sender that it may not use', async () => {
    const [theirOwn] = await insert(await theirs(), 1);
    const as = { authorization: `Bearer ${fixture.theirKey}` };
    expect((await search({}, as)).items.map((item: { id: string }) => item.id)).toEqual([theirOwn?.id]);
    expect(JSON.stringify(await search({ limit: 200 }))).not.toContain(theirOwn?.id);
    const { key } = await fixture.keys.create({
      businessId: fixture.mine,
      name: 'one number',
      scopes: null,
      senderIds: senders.slice(0, 1),
    });
    const narrow = { authorization: `Bearer ${key}` };
    const { items } = await search({ limit: 200 }, narrow);
    expect(new Set(items.map((item: { sender_id: string }) => item.sender_id))).toEqual(new Set([senders[0]]));
    expect((await search({ sender_id: senders[1] }, narrow)).items).toEqual([]);
  });
});
