// Cases of the rule: marketing only where the law was reviewed, if the business says so.

import type { RuleCases } from '../case.ts';
import { factsWith, orderUpdate } from '../case-facts.ts';
import { jurisdictionRule } from './jurisdiction.ts';

const only = { stricter: { reviewedPacksOnly: true } };

export const jurisdictionCases: RuleCases = {
  rule: jurisdictionRule,
  about: 'marketing to a place without a pack',
  cases: [
    ['are allowed under the strictest rules', factsWith({ person: { countries: ['TH'] } }), null],
    [
      'are refused where the business says so',
      factsWith({ person: { countries: ['TH'] }, business: only }),
      'DENY_JURISDICTION_UNKNOWN',
    ],
    [
      'are refused when only one candidate was reviewed',
      factsWith({ person: { countries: ['DE', 'TH'] }, business: only }),
      'DENY_JURISDICTION_UNKNOWN',
    ],
    [
      'are refused when nothing tells where the person is',
      factsWith({ person: { countries: [] }, business: only }),
      'DENY_JURISDICTION_UNKNOWN',
    ],
    ['members of the Union count as reviewed', factsWith({ person: { countries: ['FR'] }, business: only }), null],
    [
      'do not matter for order updates',
      factsWith({ person: { countries: ['TH'] }, business: only, message: orderUpdate }),
      null,
    ],
  ],
};
