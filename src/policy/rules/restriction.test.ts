// Cases of the rule: restricted data are stored only.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { restrictionRule } from './restriction.ts';

const restricted = { restricted: true, ...openWindow };
const cases: [string, Facts, string | null][] = [
  ['forbids marketing', factsWith({ person: restricted }), 'DENY_RESTRICTED'],
  ['forbids order updates', factsWith({ person: restricted, message: orderUpdate }), 'DENY_RESTRICTED'],
  ['forbids answers', factsWith({ person: restricted, message: freeText }), 'DENY_RESTRICTED'],
  [
    'lets pass what the law demands',
    factsWith({ person: restricted, message: { ...freeText, declaredClass: 'compliance' } }),
    null,
  ],
  ['is silent without it', factsWith(), null],
];

describe('restriction of processing', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(restrictionRule, facts)).toBe(code);
  });
});
