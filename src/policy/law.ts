// The law of one decision: all packs that apply and the business's own stricter values, merged, with what the rules ask
// for at each message worked out once. Few combinations ever occur, so they are kept; the memory is bounded.

import type { EvidenceGrade, Facts } from './facts.ts';
import { mergePacks, stricterValues } from './merge-packs.ts';
import type { GradedKind, PackValues } from './packs/pack.ts';
import { isReviewed, packsFor } from './packs-for.ts';
import { parseStricter } from './stricter.ts';
import { isAlways, type Week } from './week.ts';

/** Raised with every change of a rule or a pack that can change an answer. */
export const rulesVersion = '2026.11.1';

export type Law = {
  readonly packs: readonly string[];
  readonly ruleset: string;
  readonly minGrade: Readonly<Record<GradedKind, EvidenceGrade>>;
  readonly expiresIfUnusedMonths: number | null;
  readonly optOutInEveryMessage: boolean;
  /** Null: at every hour. */
  readonly marketingHours: Week | null;
  readonly utilityHours: Week | null;
  readonly frequency: readonly { readonly max: number; readonly perMs: number }[];
  readonly windowMs: number | null;
  readonly marketingNotDeliveredTo: readonly string[];
  /** The person may be in a country without a pack of its own, and the business wants one there. */
  readonly reviewMissing: boolean;
};

const dayMs = 24 * 60 * 60_000;
/** Bounds the memory; only odd facts come near it, and then everything is worked out anew. */
const combinationsMax = 1_024;
/** Only places written as they should be are kept, so that no odd text can pass for another place. */
const wellFormed = /^(?:[A-Z]{2}(?:,[A-Z]{2})*)?$/;

/** Laws by the person's countries, the business's and the sender's: three steps that build no text. */
type Kept = { readonly byPerson: Map<string, Map<string, Map<string | null, Law>>>; size: number };

const usual: Kept = { byPerson: new Map(), size: 0 };
const ofBusiness = new WeakMap<object, Kept>();

/** The law for these facts. Throws when the business's own values cannot be read. */
export function lawOf(facts: Facts): Law {
  const { stricter } = facts.business;
  const kept = isEmpty(stricter) ? usual : keptFor(stricter);
  const person = placeOf(facts.person.countries);
  const business = placeOf(facts.business.countries);
  const { country } = facts.sender;
  return kept.byPerson.get(person)?.get(business)?.get(country) ?? keep(kept, [person, business, country], facts);
}

function keep(kept: Kept, places: readonly [string, string, string | null], facts: Facts): Law {
  const law = workOut(facts);
  const [person, business, sender] = places;
  if (![person, business, sender ?? ''].every(place => wellFormed.test(place))) return law;
  if (kept.size >= combinationsMax) {
    kept.byPerson.clear();
    kept.size = 0;
  }
  const byBusiness = kept.byPerson.get(person) ?? new Map<string, Map<string | null, Law>>();
  const bySender = byBusiness.get(business) ?? new Map<string | null, Law>();
  bySender.set(sender, law);
  byBusiness.set(business, bySender);
  kept.byPerson.set(person, byBusiness);
  kept.size += 1;
  return law;
}

function placeOf(countries: readonly string[]): string {
  return countries.length === 1 ? (countries[0] ?? '') : countries.join();
}

function keptFor(stricter: object): Kept {
  let kept = ofBusiness.get(stricter);
  if (kept === undefined) {
    kept = { byPerson: new Map(), size: 0 };
    ofBusiness.set(stricter, kept);
  }
  return kept;
}

function isEmpty(stricter: object): boolean {
  for (const _ in stricter) return false;
  return true;
}

function workOut(facts: Facts): Law {
  const packs = packsFor(facts);
  const ids = packs.map(pack => pack.id);
  const values: PackValues = stricterValues(mergePacks(packs), parseStricter(facts.business.stricter));
  return Object.freeze({
    packs: Object.freeze(ids),
    ruleset: `${rulesVersion}+${ids.join()}`,
    minGrade: minGradesOf(values),
    expiresIfUnusedMonths: values.expiresIfUnusedMonths,
    optOutInEveryMessage: values.optOutInEveryMessage,
    marketingHours: isAlways(values.hours.marketing) ? null : values.hours.marketing,
    utilityHours: isAlways(values.hours.utility) ? null : values.hours.utility,
    frequency: values.frequency.map(cap => ({ max: cap.max, perMs: cap.perDays * dayMs })),
    windowMs: values.windowHours === null ? null : values.windowHours * 60 * 60_000,
    marketingNotDeliveredTo: values.marketingNotDeliveredTo,
    reviewMissing: values.reviewedPacksOnly && !isReviewed(facts.person.countries),
  });
}

/** The grades that consents need. Double opt-in proves that the address is the person's own: E3 at least. */
export function minGradesOf(values: Pick<PackValues, 'minGrade' | 'doubleOptIn'>): PackValues['minGrade'] {
  const { minGrade, doubleOptIn } = values;
  if (!doubleOptIn) return minGrade;
  const atLeast = (grade: EvidenceGrade): EvidenceGrade => (grade > 'E3' ? grade : 'E3');
  return { ...minGrade, marketing: atLeast(minGrade.marketing), survey: atLeast(minGrade.survey) };
}
