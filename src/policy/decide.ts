// The central act: facts in, a decision with all its reasons out. Every rule that speaks is kept. Deny beats defer,
// defer beats allow, and without a rule that permits the answer is deny. A rule that throws is a deny.

import { messageClasses, placeOfClass } from './class-of.ts';
import type { Decision, Effect, Reason } from './decision.ts';
import type { Facts, MessageClass } from './facts.ts';
import { createLaws, type Laws, type WhereFacts } from './law.ts';
import { noObligations, obligationsOf } from './obligations.ts';
import { nothingAsked, type Pack } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import { rareFacts } from './rare-facts.ts';
import { type Rule, type RuleEntry, reason } from './rule.ts';
import { rulesInOrder } from './rules/rules.ts';
import { type Situation, situationOf } from './situation.ts';
import { sources } from './sources.ts';

/** Raised with every change of a rule or a pack that can change an answer. */
export const rulesVersion = '2026.11.3';

/** One version of the rules and packs, prepared for deciding. */
export type RuleBook = {
  readonly version: string;
  readonly laws: Laws;
  /** The rules that can speak about messages of a class that have these rare facts, in their order. */
  readonly rulesFor: (messageClass: MessageClass, rare: number) => readonly Prepared[];
};
/** A rule, with the word that stands for it when it fails. */
type Prepared = { readonly judge: Rule['judge']; readonly failed: Reason };

/** Bounds the memory: so many combinations of rare facts are far more than ever occur. */
const combinationsMax = 1_024;

/** What speaks when no rule does: without a ground there is no message. */
export const legalBasis: RuleEntry = {
  id: 'legal-basis',
  title: 'No message without a ground',
  explains:
    "What speaks when no rule permits the message, and when a rule failed, or the facts or the business's own values cannot be read. Without a ground nothing goes, and in doubt neither.",
  sources: [sources.gdprLawfulness],
};

const noGround = reason(
  legalBasis,
  'DENY_NO_LEGAL_BASIS',
  'No rule permits this message. Say what it is (class or purpose), and see which consent it needs.',
);
const failedWords =
  'This rule could not be worked out, so the message is refused. The operator of Assent has to look into it.';
const unreadable = reason(
  legalBasis,
  'DENY_POLICY_ERROR',
  "The facts of this message, or the business's own stricter values, could not be read, so it is refused. The operator of Assent has to look into it.",
);

const grounds: Readonly<Record<string, string>> = {
  ALLOW_CONSENT: 'consent',
  ALLOW_CONTRACT_OPTIN: 'contract',
  ALLOW_USER_TRIGGERED: 'user_request',
  ALLOW_REPLY: 'reply',
  ALLOW_SOFT_OPT_IN: 'existing_customer',
  ALLOW_LEGAL_OBLIGATION: 'legal_obligation',
};

/** The rules and packs of today. */
export const rulesToday: RuleBook = createRuleBook(rulesVersion, rulesInOrder, packs);

/** The rules of an older version with the packs that were kept of it; a value that it did not have asks for nothing. */
export function rulesOf(version: string, known: readonly Partial<Pack>[]): RuleBook {
  const empty = { id: '', title: '', sources: [], atLoosest: {}, changes: [], confidence: 'low' } as const;
  return createRuleBook(
    version,
    rulesInOrder,
    known.map(pack => ({ ...nothingAsked, ...empty, ...pack })),
  );
}

/** Decides on one message. Pure, deterministic, never throws: the same facts give an equal decision later. */
export function decide(facts: Facts): Decision {
  return decideBy(rulesToday, facts);
}

/** Prepares rules and packs; of the rules those that spoke under that version. */
export function createRuleBook(version: string, rules: readonly Rule[], known: readonly Pack[]): RuleBook {
  return {
    version,
    laws: createLaws(version, known),
    rulesFor: createRulesFor(rules.filter(rule => isOf(version, rule))),
  };
}

/** Looks through the rules once for each class and combination of rare facts. */
function createRulesFor(rules: readonly Rule[]): RuleBook['rulesFor'] {
  const prepared = rules.map(rule => ({
    rule,
    ready: { judge: rule.judge, failed: reason(rule, 'DENY_POLICY_ERROR', failedWords) },
  }));
  const kept = messageClasses.map(() => new Map<number, readonly Prepared[]>());
  return (messageClass, rare) => {
    const byRare = kept[placeOfClass(messageClass)];
    const known = byRare?.get(rare);
    if (known !== undefined) return known;
    const asked = prepared.filter(({ rule }) => isAsked(rule, messageClass, rare)).map(({ ready }) => ready);
    if (byRare !== undefined && byRare.size >= combinationsMax) byRare.clear();
    byRare?.set(rare, asked);
    return asked;
  };
}

function isAsked({ applies, onlyWith }: Rule, messageClass: MessageClass, rare: number): boolean {
  return applies.includes(messageClass) && (onlyWith === undefined || (rareFacts[onlyWith] & rare) !== 0);
}

/** Versions are year, month and number: `2026.11.2` comes before `2026.11.10`. */
function isOf(version: string, { since, until }: Rule): boolean {
  return (since === undefined || !isBefore(version, since)) && (until === undefined || isBefore(version, until));
}

function isBefore(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) < 0;
}

/** Whether whoever says stop may keep a part, by the laws of today. Where they cannot be read: no. */
export function stopMayBeNarrowed(where: Omit<WhereFacts, 'message'>): boolean {
  try {
    return rulesToday.laws({ ...where, message: {} }).stopMayBeNarrowed;
  } catch {
    return false;
  }
}

/** Decides by a given book of rules. */
export function decideBy(book: RuleBook, facts: Facts): Decision {
  let situation: Situation;
  try {
    situation = situationOf(facts, book.laws);
  } catch {
    return refusal(unreadable, book.version);
  }
  const reasons = wordsOf(book.rulesFor(situation.messageClass, situation.rare), situation);
  const first = reasons[0];
  if (first === undefined) return conclude(situation, [noGround], 'deny');
  if (first.effect !== 'defer') return conclude(situation, reasons, first.effect);
  // Waiting is only of use where something will permit it then.
  const last = reasons.at(-1);
  return last?.effect === 'allow'
    ? conclude(situation, reasons, 'defer')
    : conclude(situation, [noGround, ...reasons], 'deny');
}

/** What every rule says, denies first, then defers, then allows. */
function wordsOf(rules: readonly Prepared[], situation: Situation): readonly Reason[] {
  let reasons: Reason[] = [];
  let last = 0;
  let sorted = true;
  for (const rule of rules) {
    const said = ask(rule, situation);
    if (said === null) continue;
    const place = placeOf(said.effect);
    if (place < last) sorted = false;
    last = place;
    // Most messages get a word or two; a list that is made for just these takes a fraction of the memory.
    const [first, second] = reasons;
    if (first === undefined) reasons = [said];
    else if (second === undefined) reasons = [first, said];
    else reasons.push(said);
  }
  return sorted ? reasons : reasons.sort((a, b) => placeOf(a.effect) - placeOf(b.effect));
}

function placeOf(effect: Effect): number {
  if (effect === 'deny') return 0;
  return effect === 'defer' ? 1 : 2;
}

function ask(rule: Prepared, situation: Situation): Reason | null {
  try {
    return rule.judge(situation);
  } catch {
    // The error's own words may hold personal data; they go nowhere.
    return rule.failed;
  }
}

function conclude(situation: Situation, reasons: readonly Reason[], outcome: Effect): Decision {
  const allowed = outcome === 'allow' ? reasons[0] : undefined;
  return {
    outcome,
    class: situation.messageClass,
    untilMs: outcome === 'defer' ? latest(reasons) : null,
    reasons,
    obligations: allowed === undefined ? noObligations : obligationsOf(situation),
    ruleset: situation.law.ruleset,
    packs: situation.law.packs,
    basis:
      allowed === undefined
        ? null
        : { ground: grounds[allowed.code] ?? 'none', consentEventId: allowed.consentEventId ?? null },
  };
}

function latest(reasons: readonly Reason[]): number | null {
  let untilMs: number | null = null;
  for (const one of reasons) {
    if (one.untilMs !== undefined && (untilMs === null || one.untilMs > untilMs)) untilMs = one.untilMs;
  }
  return untilMs;
}

/** The answer to facts that are none: the strictest class, no packs. */
function refusal(why: Reason, version: string): Decision {
  return {
    outcome: 'deny',
    class: 'marketing_third_party',
    untilMs: null,
    reasons: [why],
    obligations: noObligations,
    ruleset: version,
    packs: [],
    basis: null,
  };
}
