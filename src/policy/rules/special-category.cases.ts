// Cases of the rule: what an explicit consent is. Where the business made do with a logged act, the second step lacks.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, orderUpdate, purchase, reliesOnTies } from '../case-facts.ts';
import { specialCategoryRule } from './special-category.ts';

const message = { specialCategory: true } as const;
const customer = { person: { relations: [purchase()] }, business: reliesOnTies };
const business = { looser: { minGrade: { marketing: 'E2' }, doubleOptIn: false } };

export const specialCategoryCases: RuleCases = {
  rule: specialCategoryRule,
  cases: [
    ['a plain consent', factsWith({ person: { consents: [consent()] }, message }), 'DENY_SPECIAL_CATEGORY'],
    ['an explicit consent', factsWith({ person: { consents: [consent({ explicit: true })] }, message }), null],
    [
      'an explicit consent of an older day beside a plain one',
      factsWith({
        person: { consents: [consent(), consent({ explicit: true, sinceMs: 0, lastUsedAtMs: consent().sinceMs })] },
        message,
      }),
      null,
    ],
    [
      'an explicit consent without a second step',
      factsWith({ person: { consents: [consent({ explicit: true, grade: 'E2' })] }, business, message }),
      'DENY_SPECIAL_CATEGORY',
    ],
    ['no consent at all: other rules speak', factsWith({ message }), null],
    ['a customer', factsWith({ ...customer, message: { ...message, channel: 'email' } }), 'DENY_SPECIAL_CATEGORY'],
    ['an ordinary offer to a customer', factsWith({ ...customer, message: { channel: 'email' } }), null],
    ['an ordinary purpose', factsWith({ person: { consents: [consent()] } }), null],
    [
      'an order update',
      factsWith({ person: { consents: [consent({ purpose: 'orders' })] }, message: { ...orderUpdate, ...message } }),
      null,
    ],
  ],
};
