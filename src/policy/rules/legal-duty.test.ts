// Cases of the rule: answers that the law demands.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { legalDutyRule } from './legal-duty.ts';

const official = { ...freeText, declaredClass: 'compliance' } as const;
const cases: [string, Facts, string | null][] = [
  ['in the window', factsWith({ person: openWindow, message: official }), 'ALLOW_LEGAL_OBLIGATION'],
  ['after the window', factsWith({ message: official }), null],
  ['by template', factsWith({ person: openWindow, message: { ...orderUpdate, declaredClass: 'compliance' } }), null],
  ['not declared', factsWith({ person: openWindow, message: freeText }), null],
];

describe('answers that the law demands', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(legalDutyRule, facts)).toBe(code);
  });
});
