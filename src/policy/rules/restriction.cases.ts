// Cases of the rule: restricted data are stored only.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { restrictionRule } from './restriction.ts';

const restricted = { restricted: true, ...openWindow };

export const restrictionCases: RuleCases = {
  rule: restrictionRule,
  about: 'restriction of processing',
  cases: [
    ['forbids marketing', factsWith({ person: restricted }), 'DENY_RESTRICTED'],
    ['forbids order updates', factsWith({ person: restricted, message: orderUpdate }), 'DENY_RESTRICTED'],
    ['forbids answers', factsWith({ person: restricted, message: freeText }), 'DENY_RESTRICTED'],
    [
      'lets pass what the law demands',
      factsWith({ person: restricted, message: { ...freeText, declaredClass: 'compliance' } }),
      null,
    ],
    ['is silent without it', factsWith(), null],
  ],
};
