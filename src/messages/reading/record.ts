// The stored form of a decision. The sources of a reason are its rule's, the same in thousands of decisions: they are
// left out and put back when somebody reads.

import { type Decision, type Facts, rules, type Source } from '../../policy/policy.ts';

const sourcesOf = new Map<string, readonly Source[]>(rules.map(rule => [rule.id, rule.sources]));

/** A decision with its facts as text, without personal data. */
export function writeRecord(judged: { readonly facts: Facts; readonly decision: Decision }): string {
  const { decision, facts } = judged;
  const reasons = decision.reasons.map(({ sources: _, ...reason }) => reason);
  return JSON.stringify({ facts, decision: { ...decision, reasons } });
}

/** The same decision, whole again. */
export function readRecord(text: string): { facts: Facts; decision: Decision } {
  const { facts, decision }: { facts: Facts; decision: Decision } = JSON.parse(text);
  const reasons = decision.reasons.map(reason => ({ ...reason, sources: sourcesOf.get(reason.rule) ?? [] }));
  return { facts, decision: { ...decision, reasons } };
}
