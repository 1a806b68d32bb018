// Several laws at once: the strictest value of each parameter holds. The merge is commutative, associative and
// idempotent, and never laxer than any of its members; tests try to break each of these.

import type { Source } from './decision.ts';
import type { EvidenceGrade } from './facts.ts';
import { type Cap, nothingAsked, type Pack, type PackValues } from './packs/pack.ts';
import { bothWeeks } from './week.ts';

/** What holds when all the packs apply; ids and sources are kept in order. */
export function mergePacks(packs: readonly Pack[]): Pack {
  return packs.reduce(both, { ...nothingAsked, id: '', title: '', sources: [] });
}

/** The stricter of two sets of values, parameter by parameter. */
export function stricterValues(one: PackValues, other: PackValues): PackValues {
  const grades = { a: one.minGrade, b: other.minGrade };
  return {
    minGrade: {
      marketing: higher(grades.a.marketing, grades.b.marketing),
      survey: higher(grades.a.survey, grades.b.survey),
      utility: higher(grades.a.utility, grades.b.utility),
      authentication: higher(grades.a.authentication, grades.b.authentication),
    },
    doubleOptIn: one.doubleOptIn || other.doubleOptIn,
    expiresIfUnusedMonths: lower(one.expiresIfUnusedMonths, other.expiresIfUnusedMonths),
    optOutInEveryMessage: one.optOutInEveryMessage || other.optOutInEveryMessage,
    hours: {
      marketing: bothWeeks(one.hours.marketing, other.hours.marketing),
      utility: bothWeeks(one.hours.utility, other.hours.utility),
    },
    frequency: allCaps([...one.frequency, ...other.frequency]),
    windowHours: lower(one.windowHours, other.windowHours),
    marketingNotDeliveredTo: [...new Set([...one.marketingNotDeliveredTo, ...other.marketingNotDeliveredTo])].sort(),
    reviewedPacksOnly: one.reviewedPacksOnly || other.reviewedPacksOnly,
  };
}

function both(one: Pack, other: Pack): Pack {
  return {
    id: joined(one.id, other.id, ','),
    title: joined(one.title, other.title, ' + '),
    sources: bothSources(one.sources, other.sources),
    ...stricterValues(one, other),
  };
}

function joined(one: string, other: string, separator: string): string {
  const parts = [...one.split(separator), ...other.split(separator)].filter(part => part !== '');
  return [...new Set(parts)].sort().join(separator);
}

function bothSources(one: readonly Source[], other: readonly Source[]): readonly Source[] {
  const byText = new Map([...one, ...other].map(source => [`${source.title} ${source.url ?? ''}`, source]));
  return [...byText.keys()].sort().flatMap(text => byText.get(text) ?? []);
}

/** Grades are ordered by their names, E0 to E4. */
function higher(one: EvidenceGrade, other: EvidenceGrade): EvidenceGrade {
  return one > other ? one : other;
}

function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** All caps hold; of two for the same span the smaller says it all. */
function allCaps(caps: readonly Cap[]): readonly Cap[] {
  const byDays = new Map<number, number>();
  for (const cap of caps) byDays.set(cap.perDays, Math.min(cap.max, byDays.get(cap.perDays) ?? cap.max));
  return [...byDays].sort((a, b) => a[0] - b[0]).map(([perDays, max]) => ({ max, perDays }));
}
