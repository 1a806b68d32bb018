// Cases of the rule: answers that the law demands.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { legalDutyRule } from './legal-duty.ts';

const official = { ...freeText, declaredClass: 'compliance' } as const;

export const legalDutyCases: RuleCases = {
  rule: legalDutyRule,
  about: 'an answer that the law demands',
  cases: [
    ['in the window', factsWith({ person: openWindow, message: official }), 'ALLOW_LEGAL_OBLIGATION'],
    ['after the window', factsWith({ message: official }), null],
    ['by template', factsWith({ person: openWindow, message: { ...orderUpdate, declaredClass: 'compliance' } }), null],
    ['not declared', factsWith({ person: openWindow, message: freeText }), null],
  ],
};
