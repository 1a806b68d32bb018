// Cases: what a rule says on given facts, or how the whole gate answers under the law of a place. They are data, so that
// a test and `assent policy test` run the same ones.

import { said } from './case-facts.ts';
import { decide } from './decide.ts';
import type { ReasonCode } from './decision.ts';
import type { Facts } from './facts.ts';
import type { Laws } from './law.ts';
import type { Rule } from './rule.ts';

/** A rule's word on facts; null: it has nothing to say. */
export type RuleCase = readonly [title: string, facts: Facts, code: ReasonCode | null];
export type RuleCases = {
  readonly rule: Rule;
  /** What the titles are about, in a few words that they go on from; the page of the rule has it above them. */
  readonly about?: string;
  readonly cases: readonly RuleCase[];
  /** The laws to try it under; absent: those of today. */
  readonly laws?: Laws;
};

/** The first reason of the whole decision: what a person would be told first. */
export type PackCase = readonly [title: string, facts: Facts, code: ReasonCode];
export type PackCases = { readonly pack: string; readonly cases: readonly PackCase[] };

/** A case with what came out. */
export type Tried = {
  /** The rule or the pack. */
  readonly of: string;
  readonly title: string;
  readonly expected: ReasonCode | null;
  readonly got: ReasonCode | null;
};

/** What the rule says to each of its cases. */
export function tryRule({ rule, cases, laws }: RuleCases): Tried[] {
  return cases.map(([title, facts, expected]) => ({ of: rule.id, title, expected, got: said(rule, facts, laws) }));
}

/** What the gate answers to each case of a pack. */
export function tryPack({ pack, cases }: PackCases): Tried[] {
  return cases.map(([title, facts, expected]) => ({
    of: pack,
    title,
    expected,
    got: decide(facts).reasons[0]?.code ?? null,
  }));
}
