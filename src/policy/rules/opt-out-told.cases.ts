// Cases of the rule: each marketing message tells how to opt out.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { optOutToldRule } from './opt-out-told.ts';

const silent = { name: 'a', language: 'de', category: 'MARKETING', status: 'APPROVED', tellsOptOut: false } as const;

export const optOutToldCases: RuleCases = {
  rule: optOutToldRule,
  about: 'telling how to opt out',
  cases: [
    ['a marketing template that tells', factsWith(), null],
    ['a marketing template that does not', factsWith({ message: { template: silent } }), 'DENY_CONTENT_RULE'],
    ['an order update need not', factsWith({ message: orderUpdate }), null],
    [
      'free words get a line of their own',
      factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'marketing_own' } }),
      null,
    ],
    [
      'a sticker has no words to tell it in',
      factsWith({
        person: openWindow,
        message: { ...freeText, declaredClass: 'marketing_own', carriesText: false },
      }),
      'DENY_CONTENT_RULE',
    ],
  ],
};
