// Cases of the rule: erased people are not written to.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow } from '../case-facts.ts';
import { erasedRule } from './erased.ts';

export const erasedCases: RuleCases = {
  rule: erasedRule,
  about: 'an erased person is sent',
  cases: [
    ['a template', factsWith({ person: { erased: true } }), 'DENY_ERASED'],
    ['an answer', factsWith({ person: { erased: true, ...openWindow }, message: freeText }), 'DENY_ERASED'],
    [
      'what the law demands',
      factsWith({
        person: { erased: true, ...openWindow },
        message: { ...freeText, declaredClass: 'compliance' },
      }),
      'DENY_ERASED',
    ],
    ['a person who is there', factsWith(), null],
  ],
};
