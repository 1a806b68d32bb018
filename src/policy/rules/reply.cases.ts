// Cases of the rule: answers to the person.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { replyRule } from './reply.ts';

export const replyCases: RuleCases = {
  rule: replyRule,
  about: 'an answer',
  cases: [
    ['in the window', factsWith({ person: openWindow, message: freeText }), 'ALLOW_REPLY'],
    [
      'a reaction in the window',
      factsWith({ person: openWindow, message: { ...freeText, kind: 'reaction' } }),
      'ALLOW_REPLY',
    ],
    ['after the window', factsWith({ message: freeText }), null],
    [
      'an order update in free words, in the window',
      factsWith({ person: openWindow, message: { ...freeText, purpose: 'orders', purposeClass: 'utility' } }),
      'ALLOW_REPLY',
    ],
    ['an order template in the window', factsWith({ person: openWindow, message: orderUpdate }), null],
    [
      'marketing in free words',
      factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'survey' } }),
      null,
    ],
  ],
};
