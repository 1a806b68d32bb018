// Facts that most messages lack. A rule that speaks only of one of them is not even asked where it is missing: with many
// such rules, asking each would cost more than the rest of a decision.

import type { Facts } from './facts.ts';
import type { Law } from './law.ts';

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
} as const;

export type RareFact = keyof typeof rareFacts;

/** The bits of those that the facts, or the law, do have. */
export function rareFactsOf({ person, business, message }: Facts, law: Law): number {
  let bits = 0;
  if (person.age !== undefined || business.childAudience || business.minAge !== undefined) bits |= rareFacts.age;
  if (message.asksConsent) bits |= rareFacts.asking;
  if (message.content !== undefined) bits |= rareFacts.content;
  if (message.noticeVersionMin !== undefined) bits |= rareFacts.noticeVersion;
  if (business.processors !== undefined) bits |= rareFacts.processors;
  if (law.registries.length > 0) bits |= rareFacts.registries;
  if (person.relations !== undefined) bits |= rareFacts.relations;
  if (person.source !== undefined) bits |= rareFacts.source;
  if (message.specialCategory) bits |= rareFacts.specialCategory;
  return bits;
}
