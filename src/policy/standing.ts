// What the person's consents say about one message: which one permits it, or what each that comes near lacks.
// A consent permits only its own purpose, on its own channel, from the senders it was given for.

import { hasPassed } from './calendar.ts';
import type { ConsentFact, EvidenceGrade, Facts, MessageClass } from './facts.ts';
import type { Law } from './law.ts';
import { type Asking, meetsNeeds } from './needs.ts';

export type Standing = {
  /** The consent that permits the message. */
  relied: ConsentFact | null;
  /** The person's latest no to this purpose: withdrawn, revoked, refused or invalidated. */
  blocked: ConsentFact | null;
  /** Asked for and not confirmed. */
  pending: ConsentFact | null;
  /** Given, but lapsed. */
  expired: ConsentFact | null;
  /** Given, but not proven well enough. */
  weak: ConsentFact | null;
  /** Given, but for other senders. */
  otherSender: ConsentFact | null;
  /** Given, but not for other companies' products. */
  ownProductsOnly: ConsentFact | null;
  /** Given for this purpose, but on another channel. */
  otherChannel: ConsentFact | null;
  /** Given on this channel, but for another purpose. */
  otherPurpose: ConsentFact | null;
};

/** Nobody was asked, and nobody said anything. */
export const silence: Standing = Object.freeze(noStanding());

/** `ended`: some consent came to its end, so that those to this purpose have to be looked through for one. */
type Wanted = Asking & { readonly minRank: number; readonly ended: boolean };

/** Where the person stands on this message. Reads consents only: blocks on the whole person are other rules' business. */
export function standingOf({ facts, messageClass, law }: Asking, ended: boolean): Standing {
  if (facts.person.consents.length === 0) return silence;
  const { purpose } = facts.message;
  const wanted = { facts, law, messageClass, minRank: rankOf(minGradeOf(messageClass, law)), ended };
  const first = purpose ?? messageClass;
  const standing = noStanding();
  const found = lookFor(standing, wanted, first);
  // Under a purpose that is not for such messages no consent counts; a no to it does.
  if (!purposeFits(facts, messageClass)) return { ...noStanding(), blocked: standing.blocked };
  const general = purpose !== null && isService(messageClass) ? messageClass : null;
  standing.relied = found;
  // A yes to all service messages serves where the person said nothing about this one; a no to this one stands.
  if (general !== null && standing.blocked === null && (found === null || !meetsNeeds(wanted, found))) {
    standing.relied = fitter(found, lookFor(standing, wanted, general), wanted);
  }
  if (standing.relied === null) standing.otherPurpose = otherPurposeOf(facts, first, general);
  return standing;
}

/** Whether the purpose that the message names is one for messages of this class, so that its consent can permit it. */
export function purposeFits(facts: Facts, messageClass: MessageClass): boolean {
  const { purpose, purposeKnown, purposeClass } = facts.message;
  if (!purposeKnown) return false;
  if (purpose === null || purposeClass === messageClass) return true;
  return messageClass === 'marketing_third_party' && purposeClass === 'marketing_own';
}

/** The person never spoke on this purpose on this channel, nor on this purpose elsewhere. */
export function isSilent(standing: Standing): boolean {
  return (
    standing.relied === null &&
    standing.blocked === null &&
    standing.pending === null &&
    standing.expired === null &&
    standing.weak === null &&
    standing.otherSender === null &&
    standing.ownProductsOnly === null &&
    standing.otherChannel === null
  );
}

/** Silent, and no consent to anything else on this channel either. */
export function knowsNothing(standing: Standing): boolean {
  return standing.otherPurpose === null && isSilent(standing);
}

/** Nothing said, nothing lacking. */
export function noStanding(): Standing {
  return {
    relied: null,
    blocked: null,
    pending: null,
    expired: null,
    weak: null,
    otherSender: null,
    ownProductsOnly: null,
    otherChannel: null,
    otherPurpose: null,
  };
}

/** The fittest consent for a purpose that permits the message; notes on the way what the others lack. */
function lookFor(standing: Standing, wanted: Wanted, purpose: string): ConsentFact | null {
  const end = wanted.ended ? lastEndOf(wanted.facts, purpose) : null;
  let found: ConsentFact | null = null;
  for (const consent of wanted.facts.person.consents) {
    if (consent.purpose !== purpose || !serves(standing, wanted, consent, end)) continue;
    found = found === null ? consent : fitter(found, consent, wanted);
  }
  if (found !== null || end === null) return found;
  if (end.status === 'expired') standing.expired = end;
  else standing.blocked = end;
  return null;
}

/** Of two consents the one to rely on: that which meets all that is asked of it besides, else the newer one. */
function fitter(one: ConsentFact | null, other: ConsentFact | null, wanted: Wanted): ConsentFact | null {
  if (one === null || other === null) return one ?? other;
  const meets = meetsNeeds(wanted, one);
  if (meets !== meetsNeeds(wanted, other)) return meets ? one : other;
  return other.sinceMs > one.sinceMs ? other : one;
}

/** Whether one consent permits the message; if not, notes why. What was given before its end counts no more. */
function serves(standing: Standing, wanted: Wanted, consent: ConsentFact, end: ConsentFact | null): boolean {
  if (consent.channel !== wanted.facts.message.channel) {
    if (permits(consent)) standing.otherChannel = consent;
    return false;
  }
  if (end !== null && !(consent.sinceMs > end.sinceMs)) return false;
  if (consent.status === 'requested') standing.pending = consent;
  return permits(consent) && !noteFault(standing, wanted, consent);
}

/** The latest end of the consents for a purpose on this channel; what was given before it counts no more. */
function lastEndOf(facts: Facts, purpose: string): ConsentFact | null {
  let last: ConsentFact | null = null;
  for (const consent of facts.person.consents) {
    if (consent.purpose !== purpose || consent.channel !== facts.message.channel || !ends(consent)) continue;
    if (last === null || consent.sinceMs >= last.sinceMs) last = consent;
  }
  return last;
}

/** Notes what a given consent lacks for this message; false when it lacks nothing. */
function noteFault(standing: Standing, wanted: Wanted, consent: ConsentFact): boolean {
  const { facts, law, messageClass, minRank } = wanted;
  if (consent.senderIds !== undefined && !consent.senderIds.includes(facts.sender.id)) standing.otherSender = consent;
  else if (messageClass === 'marketing_third_party' && consent.thirdParties !== true)
    standing.ownProductsOnly = consent;
  else if (!(rankOf(consent.grade) >= minRank)) standing.weak = consent;
  else if (isUnused(consent, law.expiresIfUnusedMonths, facts.atMs)) standing.expired = consent;
  else return false;
  return true;
}

/** Whether no message relied on the consent for so many calendar months (R9 of the defaults: 24). */
function isUnused(consent: ConsentFact, months: number | null, atMs: number): boolean {
  if (months === null) return false;
  const usedAtMs = Math.max(consent.lastUsedAtMs ?? consent.sinceMs, consent.sinceMs);
  return hasPassed(usedAtMs, months, atMs);
}

function otherPurposeOf(facts: Facts, first: string, general: string | null): ConsentFact | null {
  for (const consent of facts.person.consents) {
    if (consent.channel !== facts.message.channel || !permits(consent)) continue;
    if (consent.purpose !== first && consent.purpose !== general) return consent;
  }
  return null;
}

function permits(consent: ConsentFact): boolean {
  return consent.status === 'given' || consent.status === 'renewed';
}

/** Everything but a yes, a question and nothing at all. */
function ends(consent: ConsentFact): boolean {
  return !permits(consent) && consent.status !== 'requested' && consent.status !== 'unknown';
}

function isService(messageClass: MessageClass): boolean {
  return messageClass === 'utility' || messageClass === 'authentication';
}

function minGradeOf(messageClass: MessageClass, { minGrade }: Law): EvidenceGrade {
  if (messageClass === 'utility') return minGrade.utility;
  if (messageClass === 'authentication') return minGrade.authentication;
  return messageClass === 'survey' ? minGrade.survey : minGrade.marketing;
}

/** What is no grade is never enough. */
function rankOf(grade: EvidenceGrade): number {
  switch (grade) {
    case 'E3':
      return 3;
    case 'E2':
      return 2;
    case 'E4':
      return 4;
    case 'E1':
      return 1;
    case 'E0':
      return 0;
    default:
      return Number.NaN;
  }
}
