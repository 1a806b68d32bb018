// Cases of the rule: not too often.

import type { RuleCases } from '../case.ts';
import { dayMs, factsWith, noonMs, orderUpdate } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { frequencyRule } from './frequency.ts';

const sent = (...daysAgo: number[]): Facts =>
  factsWith({ person: { marketingSentAtMs: daysAgo.map(days => noonMs - days * dayMs) } });

export const frequencyCases: RuleCases = {
  rule: frequencyRule,
  about: 'marketing in the last days',
  cases: [
    ['none so far', sent(), null],
    ['one in seven days', sent(1), null],
    ['two in seven days', sent(6, 1), 'DEFER_FREQUENCY'],
    ['two, one of them seven days ago', sent(7, 1), null],
    ['six in thirty days', sent(29, 25, 20, 15, 10, 8), 'DEFER_FREQUENCY'],
    ['six, one of them thirty days ago', sent(30, 25, 20, 15, 10, 8), null],
    [
      'one where the business allows itself one',
      {
        ...sent(1),
        business: { countries: ['DE'], zone: 'Europe/Berlin', stricter: { frequency: [{ max: 1, perDays: 7 }] } },
      },
      'DEFER_FREQUENCY',
    ],
    ['order updates are not counted', { ...sent(2, 1), message: factsWith({ message: orderUpdate }).message }, null],
  ],
};
