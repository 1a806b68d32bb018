// Cases of the rule: only a tie that counted once can have lapsed. Germany here: a sale counts for twelve months.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, purchase, reliesOnTies } from '../case-facts.ts';
import type { Facts, PersonFacts } from '../facts.ts';
import { softOptInLapsedRule } from './soft-opt-in-lapsed.ts';

const longAgo = purchase({ atMs: Date.UTC(2025, 10, 24, 12) });
const to = (person: Partial<PersonFacts>): Facts =>
  factsWith({ person: { relations: [longAgo], ...person }, business: reliesOnTies, message: { channel: 'email' } });

export const softOptInLapsedCases: RuleCases = {
  rule: softOptInLapsedRule,
  cases: [
    ['a customer of twelve months ago', to({}), 'DENY_EXPIRED'],
    ['who bought again', to({ relations: [longAgo, purchase()] }), null],
    ['who was never told of the right to object', to({ relations: [{ ...longAgo, objectionOffered: false }] }), null],
    ['an inquiry, which never counted', to({ relations: [{ ...longAgo, kind: 'inquiry' }] }), null],
    ['who agreed', to({ consents: [consent({ channel: 'email' })] }), null],
    ['who withdrew', to({ consents: [consent({ channel: 'email', status: 'withdrawn' })] }), null],
    [
      'where the business does not rely on such ties',
      factsWith({ person: { relations: [longAgo] }, message: { channel: 'email' } }),
      null,
    ],
    [
      'where the business keeps to three months',
      factsWith({
        person: { relations: [purchase()] },
        business: { looser: { softOptIn: { channels: ['email'], months: { purchase: 3 } } } },
        message: { channel: 'email' },
      }),
      'DENY_EXPIRED',
    ],
  ],
};
