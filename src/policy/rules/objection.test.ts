// Cases of the rule: an objection ends marketing.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { objectionRule } from './objection.ts';

const to = (objected: 'marketing' | 'all') => ({ objected, ...openWindow });
const cases: [string, Facts, string | null][] = [
  ['to marketing forbids marketing', factsWith({ person: to('marketing') }), 'DENY_OBJECTED'],
  [
    'to marketing forbids surveys',
    factsWith({ person: to('marketing'), message: { purpose: 'feedback', purposeClass: 'survey' } }),
    'DENY_OBJECTED',
  ],
  ['to marketing lets order updates pass', factsWith({ person: to('marketing'), message: orderUpdate }), null],
  ['to everything forbids order updates', factsWith({ person: to('all'), message: orderUpdate }), 'DENY_OBJECTED'],
  ['to everything lets answers pass', factsWith({ person: to('all'), message: freeText }), null],
  ['to nothing', factsWith(), null],
];

describe('an objection', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(objectionRule, facts)).toBe(code);
  });
});
