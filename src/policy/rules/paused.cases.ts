// Cases of the rule: nothing while sending is paused.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, hourMs, noonMs, openWindow, orderUpdate } from '../case-facts.ts';
import { pausedRule } from './paused.ts';

const started = { pause: { covers: 'started', sinceMs: noonMs - hourMs } } as const;
const everything = { pause: { covers: 'everything', sinceMs: noonMs } } as const;
const consented = { consents: [consent()] };

export const pausedCases: RuleCases = {
  rule: pausedRule,
  about: 'the message is',
  cases: [
    [
      'an offer, while what the business starts is paused',
      factsWith({ business: started, person: consented }),
      'DEFER_PAUSED',
    ],
    [
      'news of an order, while what the business starts is paused',
      factsWith({ business: started, person: consented, message: orderUpdate }),
      'DEFER_PAUSED',
    ],
    [
      'an answer, while what the business starts is paused',
      factsWith({ business: started, person: openWindow, message: freeText }),
      null,
    ],
    [
      'an answer, while everything is paused',
      factsWith({ business: everything, person: openWindow, message: freeText }),
      'DEFER_PAUSED',
    ],
    [
      'what the law demands an answer to, while everything is paused',
      factsWith({ business: everything, person: openWindow, message: { ...freeText, declaredClass: 'compliance' } }),
      null,
    ],
    ['an offer, while nothing is paused', factsWith({ person: consented }), null],
  ],
};
