// Cases of the rule: not too fast to one person.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, noonMs, openWindow, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { pairRateRule } from './pair-rate.ts';

const cases: [string, Facts, string | null][] = [
  ['free', factsWith({ rates: { pairFreeAtMs: noonMs } }), null],
  ['taken', factsWith({ rates: { pairFreeAtMs: noonMs + 1 } }), 'DEFER_PAIR_RATE'],
  [
    'taken, for an answer too',
    factsWith({ person: openWindow, message: freeText, rates: { pairFreeAtMs: noonMs + 6_000 } }),
    'DEFER_PAIR_RATE',
  ],
];

describe('the pair rate', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(pairRateRule, facts)).toBe(code);
  });
});
