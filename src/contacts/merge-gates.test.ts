// Two who are one: merging is the same in any order, and permits nothing that either side forbids.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '../kernel/kernel.ts';
import {
  type ConsentFact,
  type ConsentStatus,
  type PersonFacts,
  type RelationFact,
  type SuppressionFact,
  unknownPerson,
} from '../policy/policy.ts';
import { mergeGates } from './merge-gates.ts';

const statuses: readonly ConsentStatus[] = [
  'unknown',
  'requested',
  'given',
  'refused',
  'renewed',
  'expired',
  'withdrawn',
  'revoked',
  'invalidated',
];
const instant = fc.integer({ min: 1, max: 5 });
const someOf = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: values.length });
const consent: fc.Arbitrary<ConsentFact> = fc.record(
  {
    purpose: fc.constantFrom('offers', 'orders'),
    channel: fc.constantFrom('whatsapp', 'email'),
    status: fc.constantFrom(...statuses),
    grade: fc.constantFrom('E0', 'E2', 'E3'),
    sinceMs: instant,
    eventId: fc.constantFrom('e1', 'e2', 'e3'),
    senderIds: someOf('s1', 's2', 's3'),
    thirdParties: fc.boolean(),
    lastUsedAtMs: instant,
  },
  { noNullPrototype: true, requiredKeys: ['purpose', 'channel', 'status', 'grade', 'sinceMs', 'eventId'] },
);
const suppression: fc.Arbitrary<SuppressionFact> = fc.record({
  scope: fc.constantFrom('all', 'marketing'),
  channel: fc.constantFrom(null, 'whatsapp'),
  reason: fc.constantFrom('stop', 'platform'),
  sinceMs: instant,
  eventId: fc.constantFrom('e1', 'e2'),
});
const known = fc.record({
  erased: fc.boolean(),
  restricted: fc.boolean(),
  objected: fc.constantFrom('none', 'marketing', 'all'),
  identityStale: fc.boolean(),
  countries: someOf('DE', 'US'),
  zones: someOf('Europe/Berlin', 'UTC'),
  language: fc.constantFrom(null, 'de', 'en'),
  suppressions: fc.array(suppression, { maxLength: 3 }),
  consents: fc.uniqueArray(consent, { maxLength: 4, selector: one => `${one.purpose} ${one.channel}` }),
  windows: fc.dictionary(
    fc.constantFrom('s1', 's2'),
    fc.oneof(fc.record({ inboundAtMs: instant }), fc.record({ inboundAtMs: instant, freeEntryUntilMs: instant })),
    { noNullPrototype: true },
  ),
  marketingSentAtMs: fc.array(instant, { maxLength: 4 }),
  contactedBefore: fc.boolean(),
});
const relation: fc.Arbitrary<RelationFact> = fc.record({
  kind: fc.constantFrom('purchase', 'inquiry'),
  channel: fc.constantFrom('whatsapp', 'email'),
  atMs: instant,
  objectionOffered: fc.boolean(),
  eventId: fc.constantFrom('e1', 'e2'),
});
const noted: fc.Arbitrary<Partial<PersonFacts>> = fc.record(
  {
    age: fc.integer({ min: 0, max: 20 }),
    regions: someOf('US-FL', 'US-TX', 'CA-QC'),
    source: fc.constantFrom('person', 'staff', 'import', 'public_register', 'purchased', 'rented', 'scraped'),
    noticeGiven: fc.boolean(),
    registries: someOf('SG-DNC', 'US-NDNC', 'ZA-NCC-OPTOUT'),
    relations: fc.array(relation, { maxLength: 3 }),
    askedAtMs: fc.array(instant, { maxLength: 3 }),
  },
  { noNullPrototype: true, requiredKeys: [] },
);
const gate: fc.Arbitrary<PersonFacts> = fc.tuple(known, noted).map(([one, more]) => ({ ...one, ...more }));

/** Lists whose order means nothing, in one order; a sender list of doubles is the list without them. */
function tidied(facts: PersonFacts): unknown {
  const sorted = <T>(list: readonly T[]) => [...new Set(list.map(each => JSON.stringify(each)))].sort();
  return {
    ...facts,
    countries: sorted(facts.countries),
    zones: sorted(facts.zones),
    suppressions: sorted(facts.suppressions.map(one => Object.entries(one).sort())),
    consents: sorted(
      facts.consents.map(one => Object.entries({ ...one, senderIds: one.senderIds && sorted(one.senderIds) }).sort()),
    ),
    marketingSentAtMs: facts.marketingSentAtMs.toSorted(),
    regions: facts.regions && sorted(facts.regions),
    registries: facts.registries && sorted(facts.registries),
    relations: facts.relations && sorted(facts.relations.map(one => Object.entries(one).sort())),
    askedAtMs: facts.askedAtMs?.toSorted(),
  };
}

function permits(facts: PersonFacts, purpose: string, channel: string): ConsentFact | undefined {
  return facts.consents.find(
    one => one.purpose === purpose && one.channel === channel && (one.status === 'given' || one.status === 'renewed'),
  );
}

function stateOf(facts: PersonFacts, like: ConsentFact): ConsentFact | undefined {
  return facts.consents.find(one => one.purpose === like.purpose && one.channel === like.channel);
}

describe('merging', () => {
  test('does not depend on the order', () => {
    fc.assert(
      fc.property(gate, gate, (a, b) => {
        expect(tidied(mergeGates(a, b))).toEqual(tidied(mergeGates(b, a)));
      }),
    );
    fc.assert(
      fc.property(gate, gate, gate, (a, b, c) => {
        expect(tidied(mergeGates(mergeGates(a, b), c))).toEqual(tidied(mergeGates(a, mergeGates(b, c))));
      }),
    );
  });

  test('of a person with themselves changes nothing', () => {
    fc.assert(
      fc.property(gate, one => {
        expect(tidied(mergeGates(one, one))).toEqual(tidied(one));
      }),
    );
  });

  test('never permits what one side forbids', () => {
    fc.assert(
      fc.property(gate, gate, (a, b) => {
        const merged = mergeGates(a, b);
        for (const side of [a, b]) {
          checkBlocks(merged, side);
          checkNoted(merged, side);
          for (const theirs of side.consents) checkConsent(merged, theirs);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('permits only what a side permits', () => {
    fc.assert(
      fc.property(gate, gate, (a, b) => {
        for (const one of mergeGates(a, b).consents) {
          const here = permits({ ...unknownPerson, consents: [one] }, one.purpose, one.channel);
          if (here) expect(permits(a, one.purpose, one.channel) ?? permits(b, one.purpose, one.channel)).toBeDefined();
        }
      }),
    );
  });

  test('keeps the latest window of each sender: that somebody wrote is a fact', () => {
    const a = { ...unknownPerson, windows: { s1: { inboundAtMs: 5, freeEntryUntilMs: 9 }, s2: { inboundAtMs: 1 } } };
    const b = { ...unknownPerson, windows: { s1: { inboundAtMs: 7 } } };
    expect(mergeGates(a, b).windows).toEqual({ s1: { inboundAtMs: 7, freeEntryUntilMs: 9 }, s2: { inboundAtMs: 1 } });
  });

  test('of two refusals keeps the later, which a lift must be newer than', () => {
    const early: ConsentFact = {
      purpose: 'offers',
      channel: 'whatsapp',
      status: 'withdrawn',
      grade: 'E3',
      sinceMs: 3,
      eventId: 'e3',
    };
    const late = { ...early, sinceMs: 4, eventId: 'e1' };
    const [a, b] = [early, late].map(one => ({ ...unknownPerson, consents: [one] }));
    expect(mergeGates(present(a, 'one side'), present(b, 'the other')).consents).toEqual([late]);
    expect(mergeGates(present(b, 'one side'), present(a, 'the other')).consents).toEqual([late]);
  });

  test('keeps what the ledger remembers beside the facts, of both', () => {
    const [early, late] = [1, 2].map(sinceMs => ({ sinceMs, eventId: `e${sinceMs}` }));
    const a: PersonFacts = { ...unknownPerson, ...{ objection: early, offs: [early] } };
    const b: PersonFacts = { ...unknownPerson, ...{ objection: late, restriction: early, offs: [late, early] } };
    for (const merged of [mergeGates(a, b), mergeGates(b, a)]) {
      expect(merged).toEqual({ ...unknownPerson, objection: late, restriction: early, offs: [early, late] });
    }
  });

  test('keeps what was noted of both, the stricter where they differ', () => {
    const tie: RelationFact = {
      kind: 'purchase',
      channel: 'email',
      atMs: 5,
      objectionOffered: true,
      eventId: 'e1',
    };
    const a: PersonFacts = {
      ...unknownPerson,
      age: 17,
      source: 'purchased',
      noticeGiven: true,
      regions: ['US-TX'],
      registries: ['US-NDNC'],
      askedAtMs: [3],
    };
    const b: PersonFacts = {
      ...unknownPerson,
      age: 30,
      source: 'import',
      regions: ['US-FL'],
      relations: [tie],
      askedAtMs: [3, 9],
    };
    for (const merged of [mergeGates(a, b), mergeGates(b, a)]) {
      expect(merged).toEqual({
        ...unknownPerson,
        age: 17,
        source: 'purchased',
        regions: ['US-FL', 'US-TX'],
        registries: ['US-NDNC'],
        relations: [tie],
        askedAtMs: [3, 9],
      });
    }
    expect(mergeGates(a, { ...b, noticeGiven: true }).noticeGiven).toBe(true);
    expect(mergeGates(a, { ...b, noticeGiven: false }).noticeGiven).toBe(false);
  });

  test('with a person of whom nothing is known keeps a consent as it is', () => {
    fc.assert(
      fc.property(gate, one => {
        const { noticeGiven, ...rest } = one; // counts only where both were told
        const expected = noticeGiven === false ? one : rest;
        expect(tidied({ ...mergeGates(one, unknownPerson), language: one.language })).toEqual(tidied(expected));
      }),
    );
  });
});

/** Every block of a side is a block of the merged person. */
function checkBlocks(merged: PersonFacts, side: PersonFacts): void {
  const weight = ['none', 'marketing', 'all'];
  for (const flag of ['erased', 'restricted', 'identityStale'] as const) expect(merged[flag] || !side[flag]).toBe(true);
  expect(weight.indexOf(merged.objected)).toBeGreaterThanOrEqual(weight.indexOf(side.objected));
  expect(merged.suppressions).toEqual(expect.arrayContaining([...side.suppressions]));
  expect(merged.marketingSentAtMs.length).toBeGreaterThanOrEqual(side.marketingSentAtMs.length);
}

/** What was noted of the merged person is at least as strict as a side's. */
function checkNoted(merged: PersonFacts, side: PersonFacts): void {
  expect(merged.age ?? 999).toBeLessThanOrEqual(side.age ?? 999);
  expect(merged.regions ?? []).toEqual(expect.arrayContaining([...(side.regions ?? [])]));
  expect(merged.registries ?? []).toEqual(expect.arrayContaining([...(side.registries ?? [])]));
  if (isBought(side.source)) expect(isBought(merged.source)).toBe(true);
  if (side.noticeGiven !== true) expect(merged.noticeGiven).not.toBe(true);
  expect((merged.askedAtMs ?? []).length).toBeGreaterThanOrEqual((side.askedAtMs ?? []).length);
}

function isBought(source: PersonFacts['source']): boolean {
  return source === 'purchased' || source === 'rented' || source === 'scraped';
}

/** What a consent of the merged person may be, given one side's. */
function checkConsent(merged: PersonFacts, theirs: ConsentFact): void {
  const permitted = permits(merged, theirs.purpose, theirs.channel);
  if (theirs.status !== 'given' && theirs.status !== 'renewed') {
    if (theirs.status !== 'unknown') expect(permitted).toBeUndefined();
    return;
  }
  if (permitted === undefined) {
    expect(stateOf(merged, theirs)?.status).not.toBe('unknown');
    return;
  }
  expect(permitted.grade <= theirs.grade).toBe(true);
  expect(permitted.sinceMs).toBeLessThanOrEqual(theirs.sinceMs);
  if (theirs.senderIds) expect(theirs.senderIds).toEqual(expect.arrayContaining([...(permitted.senderIds ?? ['all'])]));
  if (theirs.thirdParties !== true) expect(permitted.thirdParties).not.toBe(true);
  const usedMs = theirs.lastUsedAtMs ?? theirs.sinceMs;
  expect(permitted.lastUsedAtMs ?? permitted.sinceMs).toBeLessThanOrEqual(usedMs);
}
