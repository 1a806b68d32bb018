// What most messages do not have: facts that are seldom known, blocks on the person, faults of the consents. A rule that
// speaks only of one of them is not even asked where it is missing: with many such rules, asking each would cost more
// than the rest of a decision.

import type { ConsentFact, ConsentStatus, Facts, PersonFacts, RateFacts } from './facts.ts';
import type { Law } from './law.ts';
import type { Standing } from './standing.ts';

/** Each with a bit of its own. */
export const rareFacts = {
  age: 1,
  asking: 2,
  content: 4,
  noticeVersion: 8,
  processors: 16,
  registries: 32,
  relations: 64,
  source: 128,
  specialCategory: 256,
  erasure: 512,
  restriction: 1_024,
  objection: 2_048,
  staleIdentity: 4_096,
  blocks: 8_192,
  /** A no to the purpose of the message. */
  refusal: 16_384,
  /** The message needs a consent, and there is none to rely on. */
  missingConsent: 32_768,
  /** Free words, a reaction or Direct Send. */
  withoutTemplate: 65_536,
  /** Marketing was handed over lately. */
  marketingBefore: 131_072,
  /** Meta's rates do not let the message pass at once. */
  fullPair: 262_144,
  fullLimit: 524_288,
  inactiveSender: 1_048_576,
  missingReview: 2_097_152,
  undelivered: 4_194_304,
  /** Some consent, to whatever purpose, came to its end. */
  endedConsent: 8_388_608,
  pause: 16_777_216,
} as const;

export type RareFact = keyof typeof rareFacts;

/** The bits of those that the facts, or the law, do have. What cannot be read counts as there: its rule has to fail. */
export function rareFactsOf({ atMs, person, business, sender, message, rates }: Facts): number {
  let bits = personBits(person) | ratesBits(rates, atMs);
  if (person.age !== undefined || business.childAudience || business.minAge !== undefined) bits |= rareFacts.age;
  if (message.asksConsent) bits |= rareFacts.asking;
  if (message.content !== undefined) bits |= rareFacts.content;
  if (message.noticeVersionMin !== undefined) bits |= rareFacts.noticeVersion;
  if (message.kind !== 'template') bits |= rareFacts.withoutTemplate;
  if (sender.active !== true) bits |= rareFacts.inactiveSender;
  if (business.pause !== undefined) bits |= rareFacts.pause;
  if (business.processors !== undefined) bits |= rareFacts.processors;
  if (message.specialCategory) bits |= rareFacts.specialCategory;
  return bits;
}

function personBits(person: PersonFacts): number {
  let bits = 0;
  if (person.relations !== undefined) bits |= rareFacts.relations;
  if (person.source !== undefined) bits |= rareFacts.source;
  if (person.erased) bits |= rareFacts.erasure;
  if (person.restricted) bits |= rareFacts.restriction;
  if (person.objected !== 'none') bits |= rareFacts.objection;
  if (person.identityStale) bits |= rareFacts.staleIdentity;
  if (!isEmptyList(person.suppressions)) bits |= rareFacts.blocks;
  if (!isEmptyList(person.marketingSentAtMs)) bits |= rareFacts.marketingBefore;
  return bits | consentBits(person.consents);
}

function consentBits(consents: readonly ConsentFact[]): number {
  if (!Array.isArray(consents)) return rareFacts.endedConsent;
  for (let place = 0; place < consents.length; place += 1) {
    const status: ConsentStatus | undefined = consents[place]?.status;
    if (status !== 'given' && status !== 'renewed' && status !== 'requested' && status !== 'unknown')
      return rareFacts.endedConsent;
  }
  return 0;
}

function ratesBits(rates: RateFacts | undefined, atMs: number): number {
  if (rates === undefined || rates === null) return rareFacts.fullPair | rareFacts.fullLimit;
  const { pairFreeAtMs, limitUsed, limitMax, limitCounted } = rates;
  let bits = 0;
  if (!(pairFreeAtMs <= atMs)) bits |= rareFacts.fullPair;
  if (limitMax !== null && !limitCounted && !(limitUsed < limitMax)) bits |= rareFacts.fullLimit;
  return bits;
}

function isEmptyList(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

/** The bits of what the law asks besides, and of what the person's consents lack. */
export function lacksOf(law: Law, standing: Standing, needsConsent: boolean): number {
  let bits = 0;
  if (law.registries.length > 0) bits |= rareFacts.registries;
  if (law.reviewMissing) bits |= rareFacts.missingReview;
  if (law.notDelivered) bits |= rareFacts.undelivered;
  if (needsConsent && standing.relied === null) bits |= rareFacts.missingConsent;
  if (standing.blocked !== null) bits |= rareFacts.refusal;
  return bits;
}
