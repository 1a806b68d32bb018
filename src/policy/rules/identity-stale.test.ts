// Cases of the rule: a number that may have changed hands has no consent.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { identityStaleRule } from './identity-stale.ts';

const stale = { identityStale: true, ...openWindow };
const code = { ...orderUpdate.template, category: 'AUTHENTICATION' as const };
const cases: [string, Facts, string | null][] = [
  ['gets no marketing', factsWith({ person: stale }), 'DENY_IDENTITY_STALE'],
  ['gets no order updates', factsWith({ person: stale, message: orderUpdate }), 'DENY_IDENTITY_STALE'],
  [
    'gets no codes: they would open an account to a stranger',
    factsWith({ person: stale, message: { template: code, purpose: null, purposeClass: null } }),
    'DENY_IDENTITY_STALE',
  ],
  ['gets answers', factsWith({ person: stale, message: freeText }), null],
  ['is silent about others', factsWith(), null],
];

describe('a number that may have changed hands', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(identityStaleRule, facts)).toBe(code);
  });
});
