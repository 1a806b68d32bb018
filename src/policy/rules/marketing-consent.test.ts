// Cases of the rule: marketing with consent.
import { describe, expect, it } from 'vitest';
import { consent, factsWith, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { marketingConsentRule } from './marketing-consent.ts';

const cases: [string, Facts, string | null][] = [
  ['given', factsWith({ person: { consents: [consent()] } }), 'ALLOW_CONSENT'],
  ['renewed', factsWith({ person: { consents: [consent({ status: 'renewed' })] } }), 'ALLOW_CONSENT'],
  ['requested', factsWith({ person: { consents: [consent({ status: 'requested' })] } }), null],
  ['none', factsWith(), null],
  [
    'a survey with consent to surveys',
    factsWith({
      person: { consents: [consent({ purpose: 'feedback' })] },
      message: { purpose: 'feedback', purposeClass: 'survey' },
    }),
    'ALLOW_CONSENT',
  ],
  [
    'to offers, for a message without purpose',
    factsWith({ person: { consents: [consent()] }, message: { purpose: null, purposeClass: null } }),
    null,
  ],
];

describe('marketing with consent', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(marketingConsentRule, facts)).toBe(code);
  });
});
