// What a rule is, and how it says its word. Words that never change are made once and frozen: a decision keeps many
// reasons, and none of them should cost more than a pointer.

import type { Reason, ReasonCode, Source } from './decision.ts';
import type { MessageClass } from './facts.ts';
import type { PackValues } from './packs/pack.ts';
import type { RareFact } from './rare-facts.ts';
import type { Situation } from './situation.ts';

/** What is told of a rule in the docs and in each reason. */
export type RuleEntry = {
  /** Kebab-case; the name of its file and of its page in docs/reference/rules/. */
  readonly id: string;
  readonly title: string;
  /**
   * What it does, for somebody who does not program, in Markdown; values that packs set are not in it, its page shows
   * them from the packs. Absent: the page takes the first comment of the rule's file.
   */
  readonly explains?: string;
  readonly sources: readonly Source[];
};

export type Rule = RuleEntry & {
  /** The parameters of the packs that it reads. */
  readonly parameters: readonly (keyof PackValues)[];
  /** The version of the rules with which it began to speak; absent: from the first. */
  readonly since?: string;
  /** The version with which it no longer speaks: it stays, so that what it said can be replayed. */
  readonly until?: string;
  /** The classes that it can speak about: on the others it is not asked. */
  readonly applies: readonly MessageClass[];
  /** It speaks only where this is known, and is not asked elsewhere; absent: it is always asked. */
  readonly onlyWith?: RareFact;
  /** Its word, or null when it has nothing to say. */
  readonly judge: (situation: Situation) => Reason | null;
};

export const marketing: readonly MessageClass[] = ['marketing_own', 'marketing_third_party', 'survey'];
export const service: readonly MessageClass[] = ['utility', 'authentication'];
/** Everything that the business starts and that needs the person's yes. */
export const started: readonly MessageClass[] = [...service, ...marketing];
export const exceptCompliance: readonly MessageClass[] = ['reply', ...started];
export const every: readonly MessageClass[] = ['compliance', ...exceptCompliance];

/** The words of a rule with a code, made once. The code tells the effect. */
export function reason(entry: RuleEntry, code: ReasonCode, words: string): Reason {
  return Object.freeze({
    code,
    effect: code.startsWith('ALLOW_') ? 'allow' : code.startsWith('DEFER_') ? 'defer' : 'deny',
    rule: entry.id,
    words,
    sources: entry.sources,
  });
}

/** The same words, about one consent event. */
export function about(said: Reason, consentEventId: string): Reason {
  const { code, effect, rule, words, sources } = said;
  return { code, effect, rule, words, sources, consentEventId };
}

/** The same words, until an instant. */
export function until(said: Reason, untilMs: number): Reason {
  const { code, effect, rule, words, sources } = said;
  return { code, effect, rule, words, sources, untilMs };
}
