// Cases of the rule: marketing to US numbers is not delivered by Meta.

import type { RuleCases } from '../case.ts';
import { factsWith, orderUpdate } from '../case-facts.ts';
import { notDeliveredRule } from './not-delivered.ts';

export const notDeliveredCases: RuleCases = {
  rule: notDeliveredRule,
  about: 'marketing that Meta does not deliver',
  cases: [
    ['to a US number', factsWith({ person: { countries: ['US'] } }), 'DENY_NOT_DELIVERED'],
    ['to a number that may be a US one', factsWith({ person: { countries: ['CA', 'US'] } }), 'DENY_NOT_DELIVERED'],
    [
      'a survey to a US number',
      factsWith({ person: { countries: ['US'] }, message: { purpose: 'feedback', purposeClass: 'survey' } }),
      'DENY_NOT_DELIVERED',
    ],
    ['an order update to a US number', factsWith({ person: { countries: ['US'] }, message: orderUpdate }), null],
    ['to a US number by SMS', factsWith({ person: { countries: ['US'] }, message: { channel: 'sms' } }), null],
    ['to Canada', factsWith({ person: { countries: ['CA'] } }), null],
    ['from a US business to Germany', factsWith({ business: { countries: ['US'] }, sender: { country: 'US' } }), null],
  ],
};
