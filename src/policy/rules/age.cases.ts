// Cases of the rule: an age that is known, and one that is not. The law here is Germany's: 16.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, orderUpdate } from '../case-facts.ts';
import { ageRule } from './age.ts';

const agreed = { consents: [consent()] };

export const ageCases: RuleCases = {
  rule: ageRule,
  cases: [
    ['an age that is not known', factsWith({ person: agreed }), null],
    ['a year too young', factsWith({ person: { ...agreed, age: 15 } }), 'DENY_AGE'],
    ['just old enough', factsWith({ person: { ...agreed, age: 16 } }), null],
    ['a trade from 18 on, at 17', factsWith({ person: { ...agreed, age: 17 }, business: { minAge: 18 } }), 'DENY_AGE'],
    ['a trade from 18 on, at 18', factsWith({ person: { ...agreed, age: 18 }, business: { minAge: 18 } }), null],
    ['a trade from 14 on, at 15', factsWith({ person: { ...agreed, age: 15 }, business: { minAge: 14 } }), 'DENY_AGE'],
    ['a trade from 18 on, not known', factsWith({ person: agreed, business: { minAge: 18 } }), 'DENY_AGE'],
    [
      'an audience of children, not known',
      factsWith({ person: agreed, business: { childAudience: true } }),
      'DENY_AGE',
    ],
    [
      'an audience of children, old enough',
      factsWith({ person: { ...agreed, age: 16 }, business: { childAudience: true } }),
      null,
    ],
    [
      'an audience that is said to be none of children',
      factsWith({ person: agreed, business: { childAudience: false } }),
      null,
    ],
    ['an order update to a child', factsWith({ person: { ...agreed, age: 12 }, message: orderUpdate }), null],
  ],
};
