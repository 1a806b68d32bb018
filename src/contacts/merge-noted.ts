// What was noted of two people who turn out to be one, beside their consents: age, regions, how the address came, ties to
// the business. Where both are known the stricter one holds; nothing that permits is taken from one side alone but ties,
// which are facts with a date.

import { canonicalJson } from '../kernel/kernel.ts';
import type { ContactSource, PersonFacts } from '../policy/policy.ts';

/** The facts that most people lack; all of them are merged here. */
type Noted = Pick<PersonFacts, 'age' | 'regions' | 'source' | 'noticeGiven' | 'registries' | 'relations' | 'askedAtMs'>;

/** From the least to the most forbidden way by which an address can come. */
const sources: readonly ContactSource[] = [
  'person',
  'staff',
  'import',
  'public_register',
  'rented',
  'purchased',
  'scraped',
];

type Mergers = { readonly [Name in keyof Noted]-?: (one: Noted, other: Noted) => Noted[Name] | undefined };

const mergers: Mergers = {
  age: (one, other) => known(one.age, other.age, Math.min),
  regions: (one, other) => known(one.regions, other.regions, union),
  source: (one, other) => known(one.source, other.source, worse),
  noticeGiven: (one, other) => {
    if (one.noticeGiven === false || other.noticeGiven === false) return false;
    return one.noticeGiven && other.noticeGiven;
  },
  registries: (one, other) => known(one.registries, other.registries, union),
  relations: (one, other) => known(one.relations, other.relations, joined),
  askedAtMs: (one, other) => known(one.askedAtMs, other.askedAtMs, mergeInstants),
};

/** The names of these facts. */
export const notedFacts: ReadonlySet<string> = new Set(Object.keys(mergers));

/** What is noted of the one person that two are; what neither has is absent. */
export function mergeNoted(one: Noted, other: Noted): Noted {
  const merged = Object.entries(mergers).map(([name, merge]) => [name, merge(one, other)] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Everything in either list, once, sorted. */
export function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].sort();
}

/** What was sent to either counts; two of one instant on one side stay two, and the same list twice stays the same. */
export function mergeInstants(one: readonly number[], other: readonly number[]): number[] {
  const left = [...other];
  const merged = [...one];
  for (const instant of one) {
    const at = left.indexOf(instant);
    if (at !== -1) left.splice(at, 1);
  }
  return [...merged, ...left].sort((a, b) => a - b);
}

/** Of one side that knows nothing the other's word is taken. */
function known<T>(one: T | undefined, other: T | undefined, both: (one: T, other: T) => T): T | undefined {
  return one === undefined || other === undefined ? (one ?? other) : both(one, other);
}

function worse(one: ContactSource, other: ContactSource): ContactSource {
  return sources.indexOf(one) >= sources.indexOf(other) ? one : other;
}

function joined<T extends { readonly atMs: number }>(one: readonly T[], other: readonly T[]): T[] {
  const bySpelling = new Map([...one, ...other].map(each => [canonicalJson(each), each]));
  return [...bySpelling].toSorted(([a, x], [b, y]) => x.atMs - y.atMs || (a < b ? -1 : 1)).map(([, each]) => each);
}
