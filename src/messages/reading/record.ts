// The stored form of a decision. The sources of a reason are its rule's, the same in thousands of decisions: they are
// left out and put back when somebody reads, from the rules that judged then.

import { type Decision, type Facts, rules, rulesVersion, type Source } from '../../policy/policy.ts';

/** What each rule of one version of the rules rests on. */
export type SourcesOfRules = ReadonlyMap<string, readonly Source[]>;

/** Today's. */
export const sourcesToday: SourcesOfRules = new Map(rules.map(rule => [rule.id, rule.sources]));

/** A decision with its facts as text, without personal data. */
export function writeRecord(judged: { readonly facts: Facts; readonly decision: Decision }): string {
  const { facts, decision } = judged;
  const { atMs, business, sender, message, rates } = facts;
  const said = decision.reasons.map(reason => remembered(reason, withoutSources)).join(',');
  const rest = JSON.stringify({ ...decision, reasons: undefined }).slice(0, -1);
  return `{"facts":{"atMs":${atMs},"business":${remembered(business)},"sender":${remembered(sender)},"message":${JSON.stringify(message)},"rates":${JSON.stringify(rates)},"person":${remembered(facts.person)}},"decision":${rest},"reasons":[${said}]}}`;
}

const texts = new WeakMap<object, string>();

/** The JSON of something that is never changed and comes again and again: a person's facts, a rule's standing words. */
function remembered<T extends object>(value: T, without: (value: T) => object = same): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(without(value));
  texts.set(value, text);
  return text;
}

const same = <T>(value: T): T => value;

function withoutSources({ sources: _, ...rest }: Decision['reasons'][number]): object {
  return rest;
}

/**
 * The same decision, whole again. `sourcesOf` gives the sources of another version of the rules than today's; what
 * nobody kept is left empty, because today's sources may not be what was judged by.
 */
export async function readRecord(
  text: string,
  sourcesOf: (version: string) => Promise<SourcesOfRules | undefined>,
): Promise<{ facts: Facts; decision: Decision }> {
  const { facts, decision }: { facts: Facts; decision: Decision } = JSON.parse(text);
  const version = decision.ruleset.split('+', 1)[0] ?? '';
  const sources = version === rulesVersion ? sourcesToday : await sourcesOf(version);
  const reasons = decision.reasons.map(reason => ({ ...reason, sources: sources?.get(reason.rule) ?? [] }));
  return { facts, decision: { ...decision, reasons } };
}
