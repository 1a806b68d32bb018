// Cases of the rule: marketing with consent.

import type { RuleCases } from '../case.ts';
import { consent, factsWith } from '../case-facts.ts';
import { marketingConsentRule } from './marketing-consent.ts';

export const marketingConsentCases: RuleCases = {
  rule: marketingConsentRule,
  about: 'marketing with consent',
  cases: [
    ['given', factsWith({ person: { consents: [consent()] } }), 'ALLOW_CONSENT'],
    ['renewed', factsWith({ person: { consents: [consent({ status: 'renewed' })] } }), 'ALLOW_CONSENT'],
    ['requested', factsWith({ person: { consents: [consent({ status: 'requested' })] } }), null],
    ['none', factsWith(), null],
    [
      'a survey with consent to surveys',
      factsWith({
        person: { consents: [consent({ purpose: 'feedback' })] },
        message: { purpose: 'feedback', purposeClass: 'survey' },
      }),
      'ALLOW_CONSENT',
    ],
    [
      'to offers, for a message without purpose',
      factsWith({ person: { consents: [consent()] }, message: { purpose: null, purposeClass: null } }),
      null,
    ],
  ],
};
