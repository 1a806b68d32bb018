// Cases of the rule: erased people are not written to.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { erasedRule } from './erased.ts';

const cases: [string, Facts, string | null][] = [
  ['a template', factsWith({ person: { erased: true } }), 'DENY_ERASED'],
  ['an answer', factsWith({ person: { erased: true, ...openWindow }, message: freeText }), 'DENY_ERASED'],
  [
    'what the law demands',
    factsWith({
      person: { erased: true, ...openWindow },
      message: { ...freeText, declaredClass: 'compliance' },
    }),
    'DENY_ERASED',
  ],
  ['a person who is there', factsWith(), null],
];

describe('erased people', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(erasedRule, facts)).toBe(code);
  });
});
