// Cases of the rule: not too fast to one person.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, noonMs, openWindow } from '../case-facts.ts';
import { pairRateRule } from './pair-rate.ts';

export const pairRateCases: RuleCases = {
  rule: pairRateRule,
  about: 'the pair of sender and person is',
  cases: [
    ['free', factsWith({ rates: { pairFreeAtMs: noonMs } }), null],
    ['taken', factsWith({ rates: { pairFreeAtMs: noonMs + 1 } }), 'DEFER_PAIR_RATE'],
    [
      'taken, for an answer too',
      factsWith({ person: openWindow, message: freeText, rates: { pairFreeAtMs: noonMs + 6_000 } }),
      'DEFER_PAIR_RATE',
    ],
  ],
};
