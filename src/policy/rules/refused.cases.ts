// Cases of the rule: a no is a no.

import type { RuleCases } from '../case.ts';
import { consent, factsWith } from '../case-facts.ts';
import { refusedRule } from './refused.ts';

export const refusedCases: RuleCases = {
  rule: refusedRule,
  about: 'a refusal',
  cases: [
    ['of this consent', factsWith({ person: { consents: [consent({ status: 'refused' })] } }), 'DENY_NO_CONSENT'],
    [
      'a consent found invalid',
      factsWith({ person: { consents: [consent({ status: 'invalidated' })] } }),
      'DENY_NO_CONSENT',
    ],
    [
      'of another consent',
      factsWith({ person: { consents: [consent({ status: 'refused', purpose: 'events' })] } }),
      null,
    ],
    [
      'a withdrawal: another rule speaks',
      factsWith({ person: { consents: [consent({ status: 'withdrawn' })] } }),
      null,
    ],
  ],
};
