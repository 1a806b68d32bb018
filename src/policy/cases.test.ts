// Every rule and every pack has cases, and each comes out as it says.

import { describe, expect, it } from 'vitest';
import { tryPack, tryRule } from './case.ts';
import { packCases, ruleCases } from './cases.ts';

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
