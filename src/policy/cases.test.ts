// Every rule and every pack has cases, and each comes out as it says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryPack, tryRule } from './case.ts';
import { packCases, ruleCases } from './cases.ts';
import { reasonCodes } from './decision.ts';
import { rulesInOrder } from './rules/rules.ts';

describe('the cases', () => {
  it('are there for every rule, once', () => {
    expect(ruleCases.map(({ rule }) => rule.id).sort()).toEqual(rulesInOrder.map(rule => rule.id).sort());
  });

  it('show each rule silent, and once at least with every code that it can say', () => {
    for (const { rule, cases } of ruleCases) {
      const program = readFileSync(join(import.meta.dirname, `rules/${rule.id}.ts`), 'utf8');
      const codes = reasonCodes.filter(code => program.includes(`'${code}'`));
      const seen = new Set(cases.map(([, , code]) => code));
      expect(seen, rule.id).toEqual(new Set([null, ...codes]));
    }
  });

  it('have different titles within a rule', () => {
    for (const { rule, cases } of ruleCases) {
      expect(new Set(cases.map(([title]) => title)).size, rule.id).toBe(cases.length);
    }
  });
});

describe.each(ruleCases.map(one => [one.rule.id, one] as const))('the rule %s', (_, cases) => {
  it.each(tryRule(cases).map(one => [one.title, one] as const))('%s', (__, { expected, got }) => {
    expect(got).toBe(expected);
  });
});

describe.each(packCases.map(one => [one.pack, one] as const))('the pack %s', (_, cases) => {
  it.each(tryPack(cases).map(one => [one.title, one] as const))('%s', (__, { expected, got }) => {
    expect(got).toBe(expected);
  });
});
