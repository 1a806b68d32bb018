// Cases of the rule: the answer in which one may ask, and what is none.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { askingRule } from './asking.ts';

const ask = { ...freeText, asksConsent: true } as const;

export const askingCases: RuleCases = {
  rule: askingRule,
  cases: [
    ['a message that asks for nothing', factsWith({ message: freeText }), null],
    ['in an answer', factsWith({ person: openWindow, message: ask }), null],
    [
      'in an answer that names the purpose it asks for',
      factsWith({ person: openWindow, message: { ...ask, purpose: 'offers', purposeClass: 'marketing_own' } }),
      null,
    ],
    ['after the window', factsWith({ message: ask }), 'DENY_NO_CONSENT'],
    [
      'after the window, declared as compliance',
      factsWith({ message: { ...ask, declaredClass: 'compliance' } }),
      'DENY_NO_CONSENT',
    ],
    [
      'in a template, with consent to something else',
      factsWith({
        person: { ...openWindow, consents: [consent({ purpose: 'orders' })] },
        message: { ...orderUpdate, asksConsent: true },
      }),
      'DENY_NO_CONSENT',
    ],
  ],
};
