// Where the law knows it and the business relies on it, a tie to the person stands in for consent: to the business's own
// offers, on the channel by which the address came. It is off everywhere until a business asks for it.

import { hasPassed } from './calendar.ts';
import type { ConsentFact, RelationFact } from './facts.ts';
import type { Asking } from './needs.ts';
import { purposeFits, type Standing } from './standing.ts';

/** A message under its law, with what the person's consents say about it. */
type Asked = Asking & { readonly standing: Standing };

/** The newest tie that stands in for consent to the message (Directive 2002/58/EC, Art. 13(2)); null: none does. */
export function softOptInOf(asked: Asked): RelationFact | null {
  return newestTie(asked, false);
}

/** The newest tie that stood in for consent to such messages, and is too old now. */
export function lapsedTieOf(asked: Asked): RelationFact | null {
  return newestTie(asked, true);
}

function newestTie(asked: Asked, lapsed: boolean): RelationFact | null {
  const { relations } = asked.facts.person;
  if (relations === undefined || !couldServe(asked)) return null;
  const { facts, law } = asked;
  let newest: RelationFact | null = null;
  for (const relation of relations) {
    const months = law.softOptIn.months[relation.kind];
    if (relation.channel !== facts.message.channel || !isGood(relation, months, facts.atMs)) continue;
    if (hasPassed(relation.atMs, months, facts.atMs) !== lapsed) continue;
    if (newest === null || relation.atMs > newest.atMs) newest = relation;
  }
  return newest;
}

/** Only own offers, on a channel where the law lets it; and what the person said, yes or no, goes before it. */
function couldServe({ facts, law, messageClass, standing }: Asked): boolean {
  if (messageClass !== 'marketing_own' || !law.softOptIn.channels.includes(facts.message.channel)) return false;
  if (standing.relied !== null || standing.blocked !== null || !purposeFits(facts, messageClass)) return false;
  return !saidNo(facts.person.consents, facts.message.channel);
}

/** Whoever said no to anything on this channel has refused such use of the address: doubt denies. */
function saidNo(consents: readonly ConsentFact[], channel: string): boolean {
  for (const consent of consents) {
    if (consent.channel === channel && (consent.status === 'withdrawn' || consent.status === 'refused')) return true;
  }
  return false;
}

/**
 * Whether the law knows this kind of tie, it has come about, and the person could object when the address was taken. Not
 * every law asks for that last one (CASL does not): the careful reading holds for all.
 */
function isGood(relation: RelationFact, months: number, atMs: number): boolean {
  return months > 0 && relation.atMs <= atMs && relation.objectionOffered === true;
}
