// What a pack can say: the parameters that a law or the platform sets for the rules. A pack is data; what it does not
// speak of has the value that asks for nothing.

import type { Source } from '../decision.ts';
import type { Channel, EvidenceGrade, RelationKind } from '../facts.ts';
import { always, type Week } from '../week.ts';

/** The kinds of message whose consent must be proven. Third parties' marketing counts as marketing. */
export type GradedKind = 'marketing' | 'survey' | 'utility' | 'authentication';

/** So many marketing messages in so many days. */
export type Cap = { readonly max: number; readonly perDays: number };

/**
 * A list kept by a state or a trade. `opted_out`: who is on it gets no marketing. `registered`: a consent counts only
 * when it is on it.
 */
export type Registry = {
  readonly id: string;
  readonly kind: 'opted_out' | 'registered';
  /** An import older than this is stale, and then nobody gets marketing that needs the list. */
  readonly maxAgeDays: number;
  readonly channels: readonly Channel[];
  /** The least evidence of a consent that makes the list irrelevant; null: it holds in spite of any consent. */
  readonly sparedByGrade: EvidenceGrade | null;
  /** `registered` only: days after the consent in which its registration may still be missing. */
  readonly graceDays: number;
};

/** What each advertisement has to say, besides how to opt out. */
export type Telling = 'sender_identity' | 'mailing_address' | 'commercial_label';

/** The parameters that packs set and that a business may make stricter. */
export type PackValues = {
  /** The least evidence that a consent needs. */
  readonly minGrade: Readonly<Record<GradedKind, EvidenceGrade>>;
  /** Marketing and surveys need proof that the address is the person's own: nothing below E3 counts. */
  readonly doubleOptIn: boolean;
  /** A consent that no message relied on for so long has lapsed; null: it does not lapse. */
  readonly expiresIfUnusedMonths: number | null;
  /** From how many years on a person's own consent to marketing counts; 0: no age is asked. */
  readonly minAge: number;
  /** Each marketing message tells how to opt out. */
  readonly optOutInEveryMessage: boolean;
  /** In alphabetical order. */
  readonly mustTell: readonly Telling[];
  /** When sending is allowed, in the person's local time. */
  readonly hours: { readonly marketing: Week; readonly utility: Week };
  /** No marketing on the public holidays of the country where the person may be. */
  readonly restOnHolidays: boolean;
  /** All hold; at most one for each number of days, the shortest first, 30 days at most. */
  readonly frequency: readonly Cap[];
  /** How long after the person's message a business may answer freely; null: the platform has no such window. */
  readonly windowHours: number | null;
  /** Countries whose numbers the platform does not deliver marketing to, in order. */
  readonly marketingNotDeliveredTo: readonly string[];
  /** Marketing only where a reviewed pack exists; elsewhere `_strictest` is not enough. */
  readonly reviewedPacksOnly: boolean;
  /** Channels (in order) on which a tie to the business may stand in for consent to its own offers, and for how long. */
  readonly softOptIn: {
    readonly channels: readonly Channel[];
    readonly months: Readonly<Record<RelationKind, number>>;
  };
  /** After a no, months in which nobody may ask again; 0: the law does not say. */
  readonly askAgainAfterMonths: number;
  /** How often consent may be asked for by message within those months; null: the law does not say. */
  readonly asksMax: number | null;
  /** In order of their ids. */
  readonly registries: readonly Registry[];
  /** Whoever says stop may keep a part (news of orders, another channel). */
  readonly stopMayBeNarrowed: boolean;
  /** When a request of the person's must be answered, after its receipt: the earlier of both; null: no such limit. */
  readonly answerWithin: { readonly months: number | null; readonly days: number | null };
};

/** A change of the law that is known before it is in force, or has been in force for a short time only. */
export type DatedChange = {
  /** Local day on which it comes into force, `2027-01-31`. */
  readonly from: string;
  readonly what: string;
  readonly values: Partial<PackValues>;
  /** Takes this room from the business from then on. */
  readonly nowFixed?: readonly (keyof PackValues)[];
};

export type Pack = PackValues & {
  /** ISO 3166 alpha-2, ISO 3166-2 for a region, or the name of a common pack. */
  readonly id: string;
  readonly title: string;
  readonly sources: readonly Source[];
  /** How loose a business may make a value, with a reason on record; what is not named here is the law's to say. */
  readonly atLoosest: Partial<PackValues>;
  readonly changes: readonly DatedChange[];
  /** How well its sources have been read: high, middle, low (verify before relying on it). */
  readonly confidence: 'high' | 'middle' | 'low';
};

/** Law that is proposed and that does not apply: shown to whoever plans for it, and never merged. */
export type Proposal = Pick<Pack, 'id' | 'title' | 'sources'> & {
  readonly wouldChange: readonly Pick<DatedChange, 'what' | 'values'>[];
};

/** All channels in order. */
export const allChannels: readonly Channel[] = ['call', 'email', 'line', 'signal', 'sms', 'telegram', 'whatsapp'];

/** So many months that no relation is older. */
const ever = 1_200;

/** Asks for nothing: the neutral element of the merge. */
export const nothingAsked: PackValues = Object.freeze({
  minGrade: Object.freeze({ marketing: 'E0', survey: 'E0', utility: 'E0', authentication: 'E0' }),
  doubleOptIn: false,
  expiresIfUnusedMonths: null,
  minAge: 0,
  optOutInEveryMessage: false,
  mustTell: Object.freeze([]),
  hours: Object.freeze({ marketing: always, utility: always }),
  restOnHolidays: false,
  frequency: Object.freeze([]),
  windowHours: null,
  marketingNotDeliveredTo: Object.freeze([]),
  reviewedPacksOnly: false,
  softOptIn: Object.freeze({
    channels: allChannels,
    months: Object.freeze({ purchase: ever, inquiry: ever, membership: ever }),
  }),
  askAgainAfterMonths: 0,
  asksMax: null,
  registries: Object.freeze([]),
  stopMayBeNarrowed: true,
  answerWithin: Object.freeze({ months: null, days: null }),
});
