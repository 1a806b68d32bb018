// Cases of the rule: each marketing message tells how to opt out.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { optOutToldRule } from './opt-out-told.ts';

const silent = { name: 'a', language: 'de', category: 'MARKETING', status: 'APPROVED', tellsOptOut: false } as const;
const cases: [string, Facts, string | null][] = [
  ['a marketing template that tells', factsWith(), null],
  ['a marketing template that does not', factsWith({ message: { template: silent } }), 'DENY_CONTENT_RULE'],
  ['an order update need not', factsWith({ message: orderUpdate }), null],
  [
    'free words get a line of their own',
    factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'marketing_own' } }),
    null,
  ],
];

describe('telling how to opt out', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(optOutToldRule, facts)).toBe(code);
  });
});
