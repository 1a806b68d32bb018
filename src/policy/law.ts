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
const combinationsMax = 1_024;
/** Only places written as they should be are kept, so that no odd text can pass for another place. */
const wellFormed = /^(?:[A-Z]{2}(?:,[A-Z]{2})*)?\/(?:[A-Z]{2}(?:,[A-Z]{2})*)?\/(?:[A-Z]{2}|null)$/;
const byPlaces = new Map<string, Law>();
const byBusiness = new WeakMap<object, Map<string, Law>>();

/** The law for these facts. Throws when the business's own values cannot be read. */
export function lawOf(facts: Facts): Law {
  const { stricter } = facts.business;
  const places = `${facts.person.countries.join()}/${facts.business.countries.join()}/${facts.sender.country}`;
  const kept = isEmpty(stricter) ? byPlaces : keptFor(stricter);
  const known = kept.get(places);
  if (known !== undefined) return known;
  const law = workOut(facts);
  if (!wellFormed.test(places)) return law;
  if (kept.size >= combinationsMax) kept.clear();
  kept.set(places, law);
  return law;
}

function keptFor(stricter: object): Map<string, Law> {
  let kept = byBusiness.get(stricter);
  if (kept === undefined) {
    kept = new Map();
    byBusiness.set(stricter, kept);
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
    minGrade: values.doubleOptIn ? provenAddress(values.minGrade) : values.minGrade,
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

/** Double opt-in proves that the address is the person's own: E3. */
function provenAddress(grades: Law['minGrade']): Law['minGrade'] {
  const atLeast = (grade: EvidenceGrade): EvidenceGrade => (grade > 'E3' ? grade : 'E3');
  return { ...grades, marketing: atLeast(grades.marketing), survey: atLeast(grades.survey) };
}
