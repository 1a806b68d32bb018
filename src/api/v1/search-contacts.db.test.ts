// Looking for people: every filter and count against a plain one in the test, page by page while people come and change,
// and never anybody of another business.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, idAt } from '../../kernel/kernel.ts';
import { type ApiFixture, openApiFixture } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;

type Consent = { purpose: string; channel: string; status: string };
type Person = {
  id: string;
  consents: Consent[];
  blocked: string[];
  countries: string[];
  activeMs: number;
  labels: string[];
};

const startMs = Date.UTC(2026, 10, 1);
const hourMs = 3_600_000;
const people: Person[] = [];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T; // no list here is empty
const statuses = ['given', 'withdrawn', 'requested'];
const labels = [1, 2].map(nth => idAt(startMs, Buffer.alloc(10, nth)));

function personOf(nth: number): Person {
  const consents = ['offers', 'orders'].flatMap((purpose, at) =>
    (nth + at) % 3 === 0
      ? []
      : [{ purpose, channel: pick(['whatsapp', 'email'], nth >> (at + 1)), status: pick(statuses, nth >> at) }],
  );
  const blocked = ['suppressed', 'restricted', 'objected', 'identity_stale'].filter((_, at) => nth % (at + 4) === 0);
  const countries = pick([[], ['DE'], ['FR'], ['CA', 'US']], nth >> 1);
  // Several wrote in the same moment, and some have never written: then it counts when they came.
  const activeMs = nth % 5 === 0 ? startMs : startMs + (nth >> 1) * hourMs;
  const own = labels.filter((_, at) => nth % (at + 3) === 0);
  return {
    id: idAt(startMs + nth * 1_000, Buffer.alloc(10, nth)),
    consents,
    blocked,
    countries,
    activeMs,
    labels: own,
  };
}

type Gate = Readonly<Record<string, unknown>> & { readonly consents: readonly Consent[] };

function gateOf(person: Person): Gate {
  const { consents, blocked, countries, activeMs } = person;
  const more = { grade: 'E2', sinceMs: startMs, eventId: person.id };
  return {
    erased: false,
    restricted: blocked.includes('restricted'),
    objected: blocked.includes('objected') ? 'marketing' : 'none',
    identityStale: blocked.includes('identity_stale'),
    suppressions: blocked.includes('suppressed')
      ? [{ scope: 'marketing', channel: null, reason: 'stop', sinceMs: startMs, eventId: person.id }]
      : [],
    consents: consents.map(one => ({ ...one, ...more })),
    countries,
    windows: activeMs === startMs ? {} : { a: { inboundAtMs: activeMs }, b: { inboundAtMs: startMs + 1 } },
  };
}

const run = (text: string, ...values: unknown[]) => database.db.query('all', { text, values });

/**
 * Some come as they are, some as nobody, some without a message, some with another word in a consent; then all become who
 * they are at once.
 */
async function insert(businessId: BusinessId, from: number, count: number): Promise<Person[]> {
  const added = Array.from({ length: count }, (_, at) => personOf(from + at));
  const gates = added.map(gateOf);
  const firstWays: ((gate: Gate) => object)[] = [
    gate => gate,
    () => ({ consents: [], suppressions: [] }),
    gate => ({ ...gate, windows: {} }),
    ...['status', 'purpose', 'channel'].map(part => (gate: Gate) => ({
      ...gate,
      consents: gate.consents.map(one => ({ ...one, [part]: 'another' })),
    })),
  ];
  const atFirst = gates.map((gate, at) => pick(firstWays, at)(gate));
  const ids = added.map(person => person.id);
  await run(
    `insert into contact (business_id, id, gate, created_at)
      select $1, id, gate::jsonb, $4 from unnest($2::uuid[], $3::text[]) as a(id, gate)`,
    ...[businessId, ids, atFirst.map(gate => JSON.stringify(gate)), new Date(startMs)],
  );
  await run(
    `update contact c set gate = a.gate::jsonb from unnest($2::uuid[], $3::text[]) as a(id, gate)
      where c.business_id = $1 and c.id = a.id`,
    ...[businessId, ids, gates.map(gate => JSON.stringify(gate))],
  );
  for (const person of added) {
    for (const label of person.labels)
      await run('insert into contact_label values ($1, $2, $3)', businessId, person.id, label);
  }
  return added;
}

const search = async (body: object, headers?: Record<string, string>) => {
  const answer = await fixture.call('POST', '/api/v1/contacts/search', body, headers);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const idsOf = (page: { items: { id: string }[] }) => page.items.map(one => one.id);

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
  people.push(...(await insert(fixture.mine, 0, 80)));
  // Somebody who is another now stands in no list.
  const [gone] = await insert(fixture.mine, 200, 1);
  await run('update contact set merged_into = $1 where id = $2', people[0]?.id, gone?.id);
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const someOf = (list: string[]) => maybe(fc.subarray(list, { minLength: 1 }));

const filters = fc.record({
  consent: maybe(
    fc.record({
      purpose: fc.constantFrom('offers', 'orders', 'news'),
      channel: maybe(fc.constantFrom('whatsapp', 'email')),
      status: fc.subarray(['none', ...statuses], { minLength: 1 }),
    }),
  ),
  blocked: someOf(['none', 'suppressed', 'restricted', 'objected', 'identity_stale']),
  country: someOf(['DE', 'FR', 'US']),
  labels: someOf(labels),
  active: maybe(fc.integer({ min: -1, max: 45 })),
  quiet: maybe(fc.integer({ min: -1, max: 45 })),
});

type Filters = typeof filters extends fc.Arbitrary<infer T> ? T : never;

function fits(person: Person, { consent, blocked, country, labels: wanted, active, quiet }: Filters): boolean {
  const mine = person.consents.filter(
    one => one.purpose === consent?.purpose && (consent.channel === undefined || one.channel === consent.channel),
  );
  const states = mine.length === 0 ? ['none'] : mine.map(one => one.status);
  const blocks = person.blocked.length === 0 ? ['none'] : person.blocked;
  return (
    (consent === undefined || consent.status.some(status => states.includes(status))) &&
    (blocked === undefined || blocked.some(one => blocks.includes(one))) &&
    (wanted === undefined || wanted.some(one => person.labels.includes(one))) &&
    (country === undefined || country.some(one => person.countries.includes(one))) &&
    (active === undefined || person.activeMs >= startMs + active * hourMs) &&
    (quiet === undefined || person.activeMs < startMs + quiet * hourMs)
  );
}

const newestFirst = (one: Person, other: Person) => (one.id < other.id ? 1 : -1);
const activeFirst = (one: Person, other: Person) => other.activeMs - one.activeMs || newestFirst(one, other);

describe('looking for people', () => {
  test('finds and counts whom a plain filter finds, in order, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.boolean(), async (wanted, byActivity) => {
        const { active, quiet, ...rest } = wanted;
        const at = (hours: number | undefined) =>
          hours === undefined ? undefined : new Date(startMs + hours * hourMs).toISOString();
        const found = await search({
          filters: { ...rest, active_since: at(active), quiet_since: at(quiet) },
          sort: byActivity ? 'last_activity' : 'created',
          limit: 200,
        });
        const right = people.filter(one => fits(one, wanted)).sort(byActivity ? activeFirst : newestFirst);
        expect(idsOf(found)).toEqual(right.map(one => one.id));
        expect([found.count, found.next]).toEqual([{ exact: right.length }, null]);
      }),
      { numRuns: 80, seed: 4 },
    );
  });

  test.each([
    ['last_activity', activeFirst],
    ['created', newestFirst],
  ] as const)('goes by %s from page to page without gaps or repeats while people come', async (sort, order) => {
    const before = people.toSorted(order).map(one => one.id);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await search({ sort, limit: 7, after, count: after === undefined });
      expect(page.count).toEqual(after === undefined ? { exact: before.length } : null);
      seen.push(...idsOf(page));
      after = page.next ?? undefined;
      // A newcomer who wrote last of all stands before the first page.
      people.push(...(await insert(fixture.mine, people.length + 16, 1)));
    } while (after !== undefined);
    expect(seen.filter(id => before.includes(id))).toEqual(before);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('counts the same after what counts are made of was summed up', async () => {
    const before = (await search({ limit: 1 })).count;
    await fixture.contacts.foldTallies();
    const after = (await search({ limit: 1 })).count;
    expect(after).toEqual(before);
    const [lines] = await database.db.query<{ lines: number; facets: number }>('all', {
      text: 'select count(*)::integer as lines, count(distinct facet_id)::integer as facets from contact_tally',
      values: [],
    });
    expect(lines?.lines).toBe(lines?.facets);
  });

  test('shows of each what they agreed to and how their names end, and finds one by a number', async () => {
    const contact = { phone: '+4915118000123' };
    const given = { contact, type: 'given', purpose: 'offers', act: 'tick', source: 'till' };
    const { contact_id: id } = (await fixture.call('POST', '/api/v1/consents', given)).json();
    await fixture.call('POST', '/api/v1/consents', { ...given, purpose: undefined, type: 'restricted', by: 'staff' });
    const found = await search({ filters: { number: '+49 151 18000-123', blocked: ['restricted'] } });
    expect(found).toMatchObject({ count: { exact: 1 }, next: null });
    expect(found.items).toMatchObject([
      {
        id,
        countries: ['DE'],
        identities: [{ kind: 'phone', hint: '…123' }],
        consents: [{ purpose: 'offers', channel: 'whatsapp', status: 'given', grade: 'E2' }],
        blocks: [{ kind: 'restricted' }],
      },
    ]);
    expect(JSON.stringify(found)).not.toContain('18000123');
    expect(await search({ filters: { number: '+4915118000999' } })).toMatchObject({ items: [], count: { exact: 0 } });
    expect((await search({ filters: { number: contact.phone, blocked: ['objected'] } })).items).toEqual([]);
  });

  test('never shows nor counts anybody of another business', async () => {
    const as = { authorization: `Bearer ${fixture.theirKey}` };
    expect(await search({ filters: { number: '+4915118000123' } }, as)).toMatchObject({ items: [] });
    expect(await search({}, as)).toEqual({ items: [], next: null, count: { exact: 0 } });
  });
});

describe('saved filters', () => {
  const put = (body: object, headers?: Record<string, string>) =>
    fixture.call('PUT', '/api/v1/saved-filters', body, headers);
  const list = async (headers?: Record<string, string>) =>
    (await fixture.call('GET', '/api/v1/saved-filters', undefined, headers)).json().items;

  test('are kept under a name, replaced and forgotten, each business its own', async () => {
    const filter = { consent: { purpose: 'offers', status: ['given'] } };
    const saved = (await put({ name: 'subscribers', filters: filter })).json();
    expect(saved).toMatchObject({ name: 'subscribers', filters: filter });
    const again = (await put({ name: 'subscribers', filters: { country: ['DE'] } })).json();
    expect(again).toMatchObject({ id: saved.id, filters: { country: ['DE'] } });
    const as = { authorization: `Bearer ${fixture.theirKey}` };
    expect(await list(as)).toEqual([]);
    const url = `/api/v1/saved-filters/${saved.id}`;
    expect((await fixture.call('DELETE', url, undefined, as)).statusCode).toBe(404);
    expect(await list()).toEqual([again]);
    expect((await fixture.call('DELETE', url)).statusCode).toBe(204);
    expect(await list()).toEqual([]);
  });

  test('hold no number', async () => {
    expect((await put({ name: 'one', filters: { number: '+4915118000123' } })).statusCode).toBe(400);
  });
});
