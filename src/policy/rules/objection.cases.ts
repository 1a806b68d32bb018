// Cases of the rule: an objection ends marketing.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { objectionRule } from './objection.ts';

const to = (objected: 'marketing' | 'all') => ({ objected, ...openWindow });

export const objectionCases: RuleCases = {
  rule: objectionRule,
  about: 'an objection',
  cases: [
    ['to marketing forbids marketing', factsWith({ person: to('marketing') }), 'DENY_OBJECTED'],
    [
      'to marketing forbids surveys',
      factsWith({ person: to('marketing'), message: { purpose: 'feedback', purposeClass: 'survey' } }),
      'DENY_OBJECTED',
    ],
    ['to marketing lets order updates pass', factsWith({ person: to('marketing'), message: orderUpdate }), null],
    ['to everything forbids order updates', factsWith({ person: to('all'), message: orderUpdate }), 'DENY_OBJECTED'],
    ['to everything lets answers pass', factsWith({ person: to('all'), message: freeText }), null],
    ['to nothing', factsWith(), null],
  ],
};
