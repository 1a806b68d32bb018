// Cases of the rule: other companies' products need a consent of their own.

import type { RuleCases } from '../case.ts';
import { consent, factsWith } from '../case-facts.ts';
import { thirdPartyRule } from './third-party.ts';

const others = { declaredClass: 'marketing_third_party' } as const;

export const thirdPartyCases: RuleCases = {
  rule: thirdPartyRule,
  about: 'advertising for other companies',
  cases: [
    [
      'with a consent to own products',
      factsWith({ person: { consents: [consent()] }, message: others }),
      'DENY_THIRD_PARTY',
    ],
    [
      'with a consent that says no to it',
      factsWith({ person: { consents: [consent({ thirdParties: false })] }, message: others }),
      'DENY_THIRD_PARTY',
    ],
    [
      'with a consent that says so',
      factsWith({ person: { consents: [consent({ thirdParties: true })] }, message: others }),
      null,
    ],
    ['own products', factsWith({ person: { consents: [consent()] } }), null],
  ],
};
