// Cases of the rule: a no is a no.
import { describe, expect, it } from 'vitest';
import { consent, factsWith, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { refusedRule } from './refused.ts';

const cases: [string, Facts, string | null][] = [
  ['of this consent', factsWith({ person: { consents: [consent({ status: 'refused' })] } }), 'DENY_NO_CONSENT'],
  [
    'a consent found invalid',
    factsWith({ person: { consents: [consent({ status: 'invalidated' })] } }),
    'DENY_NO_CONSENT',
  ],
  [
    'of another consent',
    factsWith({ person: { consents: [consent({ status: 'refused', purpose: 'events' })] } }),
    null,
  ],
  ['a withdrawal: another rule speaks', factsWith({ person: { consents: [consent({ status: 'withdrawn' })] } }), null],
];

describe('a refusal', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(refusedRule, facts)).toBe(code);
  });
});
