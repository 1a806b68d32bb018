// Gates and versions after a change of identities: who must be decided on anew, and on what.

import { describe, expect, test } from 'vitest';
import { idAt } from '../kernel/kernel.ts';
import { type ConsentFact, type PersonFacts, type SuppressionFact, unknownPerson } from '../policy/policy.ts';
import type { RollChange } from './compare-rolls.ts';
import { type AliasNews, type News, redrawGates } from './redraw-gates.ts';

const ada = idAt<'contact'>(1, Buffer.alloc(10));
const ben = idAt<'contact'>(2, Buffer.alloc(10));
const nothing: RollChange = { newcomers: [], added: [], changed: [], released: [], merged: [], suspended: new Set() };
const block: SuppressionFact = { scope: 'all', channel: null, reason: 'stop', sinceMs: 3, eventId: 'e9' };
const consent: ConsentFact = {
  purpose: 'offers',
  channel: 'whatsapp',
  status: 'given',
  grade: 'E3',
  sinceMs: 2,
  eventId: 'e1',
};
const german: PersonFacts = { ...unknownPerson, countries: ['DE'], zones: ['Europe/Berlin'] };
const fromGermany: AliasNews = { places: { countries: ['DE'], zones: ['Europe/Berlin'] }, suppressions: [] };

function stored(...gates: [typeof ada, number, PersonFacts][]) {
  return new Map(gates.map(([id, version, facts]) => [id, { id, version, facts }]));
}

function told(aliases: [string, AliasNews][], registries: [typeof ada, string[]][] = []): News {
  return { aliases: new Map(aliases), registries: new Map(registries) };
}

const phone = { key: 'p1', kind: 'phone', person: ada, main: true } as const;

describe('gates after a change', () => {
  test('a newcomer knows where they are from, and the blocks that are kept for their number', () => {
    const change = { ...nothing, newcomers: [ada], added: [phone] };
    const drawn = redrawGates(change, new Map(), told([['p1', { ...fromGermany, suppressions: [block] }]]));
    expect(drawn).toEqual({
      newcomers: [{ id: ada, version: 1, facts: { ...german, suppressions: [block] }, mergedInto: null }],
      changed: [],
    });
  });

  test('an alias that tells nothing new leaves the version alone', () => {
    const change = { ...nothing, added: [phone] };
    const drawn = redrawGates(change, stored([ada, 4, german]), told([['p1', fromGermany]]));
    expect(drawn.changed).toEqual([]);
  });

  test('an alias under a block brings the block, once, under a new version', () => {
    const news = told([['p1', { ...fromGermany, suppressions: [block] }]]);
    const change = { ...nothing, added: [phone] };
    const [first] = redrawGates(change, stored([ada, 4, german]), news).changed;
    expect(first).toEqual({ id: ada, version: 5, facts: { ...german, suppressions: [block] }, mergedInto: null });
    expect(redrawGates(change, stored([ada, 5, { ...german, suppressions: [block] }]), news).changed).toEqual([]);
  });

  test('registries follow from the numbers: new ones come, those of numbers that left go', () => {
    const change = { ...nothing, newcomers: [ben], added: [{ ...phone, person: ben }], suspended: new Set([ada]) };
    const before = { ...german, identityStale: true, registries: ['OLD'] };
    const drawn = redrawGates(
      change,
      stored([ada, 4, before]),
      told(
        [],
        [
          [ben, ['NEW']],
          [ada, []],
        ],
      ),
    );
    expect(drawn.newcomers[0]?.facts.registries).toEqual(['NEW']);
    expect(drawn.changed).toEqual([
      { id: ada, version: 5, facts: { ...german, identityStale: true }, mergedInto: null },
    ]);
    expect(redrawGates(change, stored([ada, 4, before]), told([], [[ada, ['OLD']]])).changed).toEqual([]);
  });

  test('suspending raises the version, the first time', () => {
    const change = { ...nothing, suspended: new Set([ada]) };
    const [first] = redrawGates(change, stored([ada, 4, german]), told([])).changed;
    expect(first).toMatchObject({ version: 5, facts: { identityStale: true } });
    const again = redrawGates(change, stored([ada, 5, { ...german, identityStale: true }]), told([]));
    expect(again.changed).toEqual([]);
  });

  test('a name that leaves a person raises their version, even when nothing else changes', () => {
    const stale = { ...german, identityStale: true };
    for (const change of [
      { ...nothing, suspended: new Set([ada]), released: [{ key: 'p1', from: ada }] },
      { ...nothing, changed: [{ ...phone, person: ben, from: ada }] },
    ]) {
      const [first] = redrawGates(change, stored([ada, 4, stale]), told([])).changed;
      expect(first).toEqual({ id: ada, version: 5, facts: stale, mergedInto: null });
    }
  });

  test('a merge has a version above both, and leaves the loser no consent and a version of its own', () => {
    const change = { ...nothing, merged: [{ loser: ben, survivor: ada }] };
    const facts = { ...german, consents: [consent], restricted: true };
    const { changed } = redrawGates(change, stored([ada, 4, german], [ben, 9, facts]), told([]));
    expect(changed).toEqual([
      { id: ada, version: 10, facts, mergedInto: null },
      { id: ben, version: 2 ** 52, facts: { ...facts, consents: [] }, mergedInto: ada },
    ]);
  });
});
