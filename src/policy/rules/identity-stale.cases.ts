// Cases of the rule: a number that may have changed hands has no consent.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { identityStaleRule } from './identity-stale.ts';

const stale = { identityStale: true, ...openWindow };
const code = { ...orderUpdate.template, category: 'AUTHENTICATION' as const };

export const identityStaleCases: RuleCases = {
  rule: identityStaleRule,
  about: 'a number that may have changed hands',
  cases: [
    ['gets no marketing', factsWith({ person: stale }), 'DENY_IDENTITY_STALE'],
    ['gets no order updates', factsWith({ person: stale, message: orderUpdate }), 'DENY_IDENTITY_STALE'],
    [
      'gets no codes: they would open an account to a stranger',
      factsWith({ person: stale, message: { template: code, purpose: null, purposeClass: null } }),
      'DENY_IDENTITY_STALE',
    ],
    ['gets answers', factsWith({ person: stale, message: freeText }), null],
    ['is silent about others', factsWith(), null],
  ],
};
