// Cases of the rule: other companies' products need a consent of their own.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts.ts';
import { consent, factsWith, said } from '../testing.ts';
import { thirdPartyRule } from './third-party.ts';

const others = { declaredClass: 'marketing_third_party' } as const;
const cases: [string, Facts, string | null][] = [
  [
    'with a consent to own products',
    factsWith({ person: { consents: [consent()] }, message: others }),
    'DENY_THIRD_PARTY',
  ],
  [
    'with a consent that says no to it',
    factsWith({ person: { consents: [consent({ thirdParties: false })] }, message: others }),
    'DENY_THIRD_PARTY',
  ],
  [
    'with a consent that says so',
    factsWith({ person: { consents: [consent({ thirdParties: true })] }, message: others }),
    null,
  ],
  ['own products', factsWith({ person: { consents: [consent()] } }), null],
];

describe('advertising for other companies', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(thirdPartyRule, facts)).toBe(code);
  });
});
