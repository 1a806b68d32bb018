// What a pack can say: the parameters that a law or the platform sets for the rules. A pack is data; what it does not
// speak of has the value that asks for nothing.

import type { Source } from '../decision.ts';
import type { EvidenceGrade } from '../facts.ts';
import { always, type Week } from '../week.ts';

/** The kinds of message whose consent must be proven. Third parties' marketing counts as marketing. */
export type GradedKind = 'marketing' | 'survey' | 'utility' | 'authentication';

/** So many marketing messages in so many days. */
export type Cap = { readonly max: number; readonly perDays: number };

/** The parameters that packs set and that a business may make stricter. */
export type PackValues = {
  /** The least evidence that a consent needs. */
  readonly minGrade: Readonly<Record<GradedKind, EvidenceGrade>>;
  /** Marketing and surveys need proof that the address is the person's own: nothing below E3 counts. */
  readonly doubleOptIn: boolean;
  /** A consent that no message relied on for so long has lapsed; null: it does not lapse. */
  readonly expiresIfUnusedMonths: number | null;
  /** Each marketing message tells how to opt out. */
  readonly optOutInEveryMessage: boolean;
  /** When sending is allowed, in the person's local time. */
  readonly hours: { readonly marketing: Week; readonly utility: Week };
  /** All hold; at most one for each number of days, the shortest first, 30 days at most. */
  readonly frequency: readonly Cap[];
  /** How long after the person's message a business may answer freely; null: the platform has no such window. */
  readonly windowHours: number | null;
  /** Countries whose numbers the platform does not deliver marketing to, in order. */
  readonly marketingNotDeliveredTo: readonly string[];
  /** Marketing only where a reviewed pack exists; elsewhere `_strictest` is not enough. */
  readonly reviewedPacksOnly: boolean;
};

export type Pack = PackValues & {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly Source[];
};

/** Asks for nothing: the neutral element of the merge. */
export const nothingAsked: PackValues = Object.freeze({
  minGrade: Object.freeze({ marketing: 'E0', survey: 'E0', utility: 'E0', authentication: 'E0' }),
  doubleOptIn: false,
  expiresIfUnusedMonths: null,
  optOutInEveryMessage: false,
  hours: Object.freeze({ marketing: always, utility: always }),
  frequency: Object.freeze([]),
  windowHours: null,
  marketingNotDeliveredTo: Object.freeze([]),
  reviewedPacksOnly: false,
});
