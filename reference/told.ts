// What the program tells of each rule, duty and code, gathered for the pages: from the lists of rules, cases and packs, so
// that a new one needs no line here.

import { readFileSync } from 'node:fs';
import { ruleCases } from '../src/policy/cases.ts';
import { legalBasis, rulesToday } from '../src/policy/decide.ts';
import { type Obligation, type Reason, type ReasonCode, reasonCodes } from '../src/policy/decision.ts';
import { dutyEntries, dutyKinds } from '../src/policy/obligations.ts';
import type { Rule, RuleEntry } from '../src/policy/rule.ts';
import { rulesInOrder } from '../src/policy/rules/rules.ts';
import { situationOf } from '../src/policy/situation.ts';

/** A rule, a duty or the ground itself, as the pages tell of it. */
export type Told = {
  readonly entry: RuleEntry;
  /** Null: it is no rule that is asked. */
  readonly rule: Rule | null;
  readonly file: string;
  readonly codes: readonly ReasonCode[];
  /** Each sentence that its cases bring out, by code. */
  readonly words: readonly Reason[];
  readonly duty: Obligation['kind'] | null;
  /** What the titles of the cases go on from. */
  readonly about: string;
  readonly cases: readonly (readonly [title: string, code: ReasonCode | null])[];
};

const groundCodes: readonly ReasonCode[] = ['DENY_NO_LEGAL_BASIS', 'DENY_POLICY_ERROR'];
const folder = 'src/policy';

/** Everything that can speak in a decision, in the order in which it speaks; then the duties, and the ground. */
export const everythingTold: readonly Told[] = [
  ...rulesInOrder.map(toldOfRule),
  ...dutyEntries.map(entry => toldOfOther(entry, `${folder}/obligations.ts`, [])),
  toldOfOther(legalBasis, `${folder}/decide.ts`, groundCodes),
];

function toldOfRule(rule: Rule): Told {
  const { about = 'case', cases = [], laws = rulesToday.laws } = ruleCases.find(one => one.rule.id === rule.id) ?? {};
  const said = cases.flatMap(([, facts, code]) => (code === null ? [] : (rule.judge(situationOf(facts, laws)) ?? [])));
  return {
    entry: rule,
    rule,
    file: `${folder}/rules/${rule.id}.ts`,
    codes: inOrder(cases.flatMap(([, , code]) => code ?? [])),
    words: [...new Map(said.map(reason => [reason.words, reason])).values()],
    duty: dutyOf(rule.id),
    about,
    cases: cases.map(([title, , code]) => [title, code]),
  };
}

function toldOfOther(entry: RuleEntry, file: string, codes: readonly ReasonCode[]): Told {
  return { entry, rule: null, file, codes, words: [], duty: dutyOf(entry.id), about: 'case', cases: [] };
}

function dutyOf(id: string): Obligation['kind'] | null {
  return dutyKinds.get(id) ?? null;
}

function inOrder(codes: readonly ReasonCode[]): readonly ReasonCode[] {
  return reasonCodes.filter(code => codes.includes(code));
}

/** Who can say a code. */
export function saying(code: ReasonCode): readonly Told[] {
  return everythingTold.filter(told => told.codes.includes(code));
}

/** What it does in plain words; without any, a rule has the comment at the top of its file, a duty its title. */
export function explanation({ entry, rule, file }: Told): string {
  if (entry.explains !== undefined) return entry.explains;
  if (rule === null) return `${entry.title}.`;
  const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  const comment = /^(?:\/\/[^\n]*\n)+/.exec(text)?.[0] ?? '';
  return comment.replaceAll(/^\/\/ ?/gm, '').trim();
}
