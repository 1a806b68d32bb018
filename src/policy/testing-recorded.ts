// Decisions of one version of the rules and packs, written down, so that a rule or a pack cannot change without the
// version being raised. Here is what is written and how it is read; recorded.test.ts says when to write anew.

import fc from 'fast-check';
import { factsWith } from './case-facts.ts';
import { packCases, ruleCases } from './cases.ts';
import { decide, decideBy, type RuleBook, rulesVersion } from './decide.ts';
import type { Decision, Obligation, ReasonCode } from './decision.ts';
import type { Facts, MessageClass } from './facts.ts';
import type { Pack } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import { anyFacts } from './testing-facts.ts';

type Outcome = {
  readonly outcome: Decision['outcome'];
  readonly class: MessageClass;
  readonly codes: readonly ReasonCode[];
  readonly untilMs: number | null;
  readonly obligations: readonly Obligation['kind'][];
};
type Part = Exclude<keyof Facts, 'atMs'>;
/** Facts as they differ from those that most have in common. */
type Changed = { readonly atMs?: number } & { readonly [Name in Part]?: Readonly<Record<string, unknown>> };
type Row = Outcome & { readonly facts: Changed };

/** One version: its packs without what no decision rests on, and its decisions. */
export type Recorded = {
  readonly version: string;
  readonly packs: readonly Partial<Pack>[];
  readonly usual: Facts;
  readonly decisions: readonly Row[];
};

const parts = ['person', 'business', 'sender', 'message', 'rates'] as const;
const sampled = { numRuns: 8_000, seed: 20_261_126 };
const oddMax = 100;

/** Today's version as the text of a file: a line for each pack and each decision. */
export function recordingOfToday(): string {
  const usual = factsWith();
  const rows = factsToRecord().map(facts => ({ facts: changedFrom(usual, facts), ...outcomeOf(decide(facts)) }));
  const lines = (list: readonly unknown[]): string => list.map(one => JSON.stringify(one)).join(',\n');
  return [
    `{"version":${JSON.stringify(rulesVersion)},"packs":[\n${lines(packsOfToday())}\n],`,
    `"usual":${JSON.stringify(usual)},"decisions":[\n${lines(rows)}\n]}\n`,
  ].join('\n');
}

/** The packs of today as they are written down. */
export function packsOfToday(): Partial<Pack>[] {
  return packs.map(({ title, sources, confidence, ...rest }) => rest);
}

/** The decisions that a book of rules makes otherwise, each with both outcomes; none when nothing has changed. */
export function differences({ usual, decisions }: Recorded, book: RuleBook): unknown[] {
  return decisions.flatMap(({ facts, ...recorded }) => {
    const now = outcomeOf(decideBy(book, factsOf(usual, facts)));
    return JSON.stringify(now) === JSON.stringify(recorded) ? [] : [{ facts, recorded, now }];
  });
}

function factsOf(usual: Facts, changed: Changed): Facts {
  const whole = parts.map(part => [part, { ...usual[part], ...changed[part] }]);
  return { atMs: usual.atMs, ...changed, ...Object.fromEntries(whole) } as Facts; // changed by what changedFrom wrote
}

function outcomeOf(decision: Decision): Outcome {
  return {
    outcome: decision.outcome,
    class: decision.class,
    codes: decision.reasons.map(one => one.code),
    untilMs: decision.untilMs,
    obligations: decision.obligations.map(one => one.kind),
  };
}

/** All cases of the rules, the first of each pack, and of the others and of arbitrary facts those with new reasons. */
function factsToRecord(): readonly Facts[] {
  const seen = new Set<string>();
  const isNew = (text: string): boolean => !seen.has(text) && seen.add(text).has(text);
  const hasNewReasons = (facts: Facts): boolean => {
    const { reasons, class: judgedAs } = decide(facts);
    return isNew(JSON.stringify([judgedAs, reasons.map(one => [one.rule, one.code])]));
  };
  const ofRules = ruleCases.flatMap(one => one.cases).map(([, facts]) => facts);
  const ofPacks = packCases.flatMap(({ cases }) =>
    cases.map(([, facts]) => facts).filter((facts, place) => hasNewReasons(facts) || place === 0),
  );
  const odd = fc.sample(anyFacts, sampled).filter(hasNewReasons).slice(0, oddMax);
  return [...ofRules, ...ofPacks, ...odd].filter(facts => isNew(JSON.stringify(facts)));
}

function changedFrom(usual: Facts, facts: Facts): Changed {
  const changed = parts.map(part => {
    const before = new Map<string, unknown>(Object.entries(usual[part]));
    const members = Object.entries(facts[part]).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name)),
    );
    return [part, Object.fromEntries(members)] as const;
  });
  const atMs = facts.atMs === usual.atMs ? {} : { atMs: facts.atMs };
  return { ...atMs, ...Object.fromEntries(changed.filter(([, members]) => Object.keys(members).length > 0)) };
}
