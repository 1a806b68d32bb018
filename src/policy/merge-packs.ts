// Several laws at once: the strictest value of each parameter holds. The merge is commutative, associative and
// idempotent, and never laxer than any of its members; tests try to break each of these.

import type { Source } from './decision.ts';
import type { EvidenceGrade } from './facts.ts';
import { type Cap, nothingAsked, type Pack, type PackValues, type Registry } from './packs/pack.ts';
import { bothWeeks } from './week.ts';

/** How the stricter of two values is found, parameter by parameter. */
const stricter: {
  readonly [Name in keyof PackValues]: (one: PackValues[Name], other: PackValues[Name]) => PackValues[Name];
} = {
  minGrade: (one, other) => ({
    marketing: higher(one.marketing, other.marketing),
    survey: higher(one.survey, other.survey),
    utility: higher(one.utility, other.utility),
    authentication: higher(one.authentication, other.authentication),
  }),
  doubleOptIn: either,
  expiresIfUnusedMonths: lower,
  minAge: Math.max,
  optOutInEveryMessage: either,
  mustTell: union,
  hours: (one, other) => ({
    marketing: bothWeeks(one.marketing, other.marketing),
    utility: bothWeeks(one.utility, other.utility),
  }),
  restOnHolidays: either,
  frequency: (one, other) => allCaps([...one, ...other]),
  windowHours: lower,
  marketingNotDeliveredTo: union,
  reviewedPacksOnly: either,
  softOptIn: (one, other) => ({
    channels: one.channels.filter(channel => other.channels.includes(channel)),
    months: {
      purchase: Math.min(one.months.purchase, other.months.purchase),
      inquiry: Math.min(one.months.inquiry, other.months.inquiry),
      membership: Math.min(one.months.membership, other.months.membership),
    },
  }),
  askAgainAfterMonths: Math.max,
  asksMax: lower,
  registries: (one, other) => allRegistries([...one, ...other]),
  stopMayBeNarrowed: (one, other) => one && other,
  answerWithin: (one, other) => ({ months: lower(one.months, other.months), days: lower(one.days, other.days) }),
};

/** The parameters of a pack, by name. */
export const valueNames = Object.keys(nothingAsked) as readonly (keyof PackValues)[]; // of this very type

/** What holds when all the packs apply; ids and sources are kept in order. */
export function mergePacks(packs: readonly Pack[]): Pack {
  return packs.reduce(both, {
    ...nothingAsked,
    id: '',
    title: '',
    sources: [],
    atLoosest: {},
    changes: [],
    confidence: 'high',
  });
}

/** The stricter of two sets of values, parameter by parameter. */
export function stricterValues(one: PackValues, other: PackValues): PackValues {
  return valuesOf(name => stricterOf(name, one, other));
}

/** The stricter of two values of one parameter. */
export function stricterOf<Name extends keyof PackValues>(
  name: Name,
  one: Pick<PackValues, Name>,
  other: Pick<PackValues, Name>,
): PackValues[Name] {
  return stricter[name](one[name], other[name]);
}

function valuesOf(of: (name: keyof PackValues) => unknown): PackValues {
  return Object.fromEntries(valueNames.map(name => [name, of(name)])) as PackValues; // all names, each with its own kind
}

/** The room that the packs leave to a business is each pack's own: the merged one leaves none. */
function both(one: Pack, other: Pack): Pack {
  return {
    id: joined(one.id, other.id, ','),
    title: joined(one.title, other.title, ' + '),
    sources: bothSources(one.sources, other.sources),
    atLoosest: {},
    changes: [],
    confidence: lessSure(one.confidence, other.confidence),
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

function lessSure(one: Pack['confidence'], other: Pack['confidence']): Pack['confidence'] {
  if (one === 'low' || other === 'low') return 'low';
  return one === 'middle' || other === 'middle' ? 'middle' : 'high';
}

function either(one: boolean, other: boolean): boolean {
  return one || other;
}

/** Grades are ordered by their names, E0 to E4. */
function higher(one: EvidenceGrade, other: EvidenceGrade): EvidenceGrade {
  return one > other ? one : other;
}

function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function union<T extends string>(one: readonly T[], other: readonly T[]): readonly T[] {
  return [...new Set([...one, ...other])].sort();
}

/** All caps hold; of two for the same span the smaller says it all. */
function allCaps(caps: readonly Cap[]): readonly Cap[] {
  const byDays = new Map<number, number>();
  for (const cap of caps) byDays.set(cap.perDays, Math.min(cap.max, byDays.get(cap.perDays) ?? cap.max));
  return [...byDays].sort((a, b) => a[0] - b[0]).map(([perDays, max]) => ({ max, perDays }));
}

/** All registries hold; of one that is named twice, each stricter value. */
function allRegistries(registries: readonly Registry[]): readonly Registry[] {
  const byId = new Map<string, Registry>();
  for (const registry of registries) {
    const known = byId.get(registry.id);
    byId.set(registry.id, known === undefined ? registry : bothRegistries(known, registry));
  }
  return [...byId.keys()].sort().flatMap(id => byId.get(id) ?? []);
}

function bothRegistries(one: Registry, other: Registry): Registry {
  return {
    id: one.id,
    // A list of those who agreed asks more than a list of those who did not.
    kind: one.kind === 'registered' ? one.kind : other.kind,
    maxAgeDays: Math.min(one.maxAgeDays, other.maxAgeDays),
    channels: union(one.channels, other.channels),
    sparedByGrade:
      one.sparedByGrade === null || other.sparedByGrade === null
        ? null
        : higher(one.sparedByGrade, other.sparedByGrade),
    graceDays: Math.min(one.graceDays, other.graceDays),
  };
}
