// Cases of the rule: only approved templates.

import type { RuleCase, RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { templateRule } from './template.ts';

const template = (changes: object): Facts =>
  factsWith({
    message: {
      template: {
        name: 'spring_offer',
        language: 'de',
        category: 'MARKETING',
        status: 'APPROVED',
        tellsOptOut: true,
        ...changes,
      },
    },
  });

export const templateCases: RuleCases = {
  rule: templateRule,
  about: 'the template is',
  cases: [
    ['approved', template({}), null],
    ['unknown', template({ status: 'UNKNOWN', category: 'UNKNOWN' }), 'DENY_TEMPLATE'],
    ['approved, of unknown category', template({ category: 'UNKNOWN' }), 'DENY_TEMPLATE'],
    ...['PENDING', 'IN_APPEAL', 'REJECTED', 'PAUSED', 'DISABLED', 'LIMIT_EXCEEDED', 'ARCHIVED', 'DELETED'].map(
      (status): RuleCase => [status, template({ status }), 'DENY_TEMPLATE'],
    ),
    ['of a status that nobody knows', template({ status: 'approved' }), 'DENY_TEMPLATE'],
    ['named, but not there', factsWith({ message: { template: null } }), 'DENY_TEMPLATE'],
    ['none: free words', factsWith({ person: openWindow, message: freeText }), null],
  ],
};
