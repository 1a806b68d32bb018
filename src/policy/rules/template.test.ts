// Cases of the rule: only approved templates.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, said } from '../case-facts.ts';
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
const cases: [string, Facts, string | null][] = [
  ['approved', template({}), null],
  ['unknown', template({ status: 'UNKNOWN', category: 'UNKNOWN' }), 'DENY_TEMPLATE'],
  ['approved, of unknown category', template({ category: 'UNKNOWN' }), 'DENY_TEMPLATE'],
  ...['PENDING', 'IN_APPEAL', 'REJECTED', 'PAUSED', 'DISABLED', 'LIMIT_EXCEEDED', 'ARCHIVED', 'DELETED'].map(
    (status): [string, Facts, string] => [status, template({ status }), 'DENY_TEMPLATE'],
  ),
  ['of a status that nobody knows', template({ status: 'approved' }), 'DENY_TEMPLATE'],
  ['named, but not there', factsWith({ message: { template: null } }), 'DENY_TEMPLATE'],
  ['none: free words', factsWith({ person: openWindow, message: freeText }), null],
];

describe('templates', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(templateRule, facts)).toBe(code);
  });
});
