// Cases of the rule: a consent must be proven well enough.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { evidenceGradeRule } from './evidence-grade.ts';

const at = (grade: 'E0' | 'E1' | 'E2' | 'E3' | 'E4'): Facts =>
  factsWith({ person: { consents: [consent({ grade })] } });
const order = (grade: 'E1' | 'E2', more: Parameters<typeof factsWith>[0] = {}): Facts =>
  factsWith({
    message: orderUpdate,
    ...more,
    person: { ...more.person, consents: [consent({ purpose: 'orders', grade })] },
  });

export const evidenceGradeCases: RuleCases = {
  rule: evidenceGradeRule,
  about: 'the evidence of a consent is',
  cases: [
    ['a claim', at('E0'), 'DENY_EVIDENCE_GRADE'],
    ['an import', at('E1'), 'DENY_EVIDENCE_GRADE'],
    ['a logged act without proof of the address', at('E2'), 'DENY_EVIDENCE_GRADE'],
    ['double opt-in', at('E3'), null],
    ['a signature', at('E4'), null],
    [
      'double opt-in where the business asks for more',
      factsWith({ person: { consents: [consent()] }, business: { stricter: { minGrade: { marketing: 'E4' } } } }),
      'DENY_EVIDENCE_GRADE',
    ],
    ['an import, for order updates', order('E1'), 'DENY_EVIDENCE_GRADE'],
    ['a logged act, for order updates', order('E2'), null],
    [
      'an import, for an order update as a free answer',
      order('E1', { person: openWindow, message: { ...freeText, purpose: 'orders', purposeClass: 'utility' } }),
      null,
    ],
    [
      'a better one beside it',
      factsWith({ person: { consents: [consent({ grade: 'E1' }), consent({ eventId: 'event-2' })] } }),
      null,
    ],
  ],
};
