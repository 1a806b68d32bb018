// The law of one decision: all packs that apply and the business's own values, merged, with what the rules ask for at
// each message worked out once. Few combinations ever occur, so they are kept; the memory is bounded.

import { type ByList, emptyByList, findByList, keepByList } from './by-list.ts';
import { changesAtMs, packAt } from './dated.ts';
import type { EvidenceGrade, Facts } from './facts.ts';
import { holidaysOf } from './holidays.ts';
import { loosen } from './loosen.ts';
import { stricterValues } from './merge-packs.ts';
import { parseLooser, parseStricter } from './own-values.ts';
import { type GradedKind, nothingAsked, type Pack, type PackValues } from './packs/pack.ts';
import { isReviewed, type KnownPacks, knownPacks, packsFor } from './packs-for.ts';
import type { SendingHours } from './sending-hours.ts';
import { isAlways, type Week } from './week.ts';
import { type Zone, zoneNamed, zonesOfCountry } from './zones.ts';

export type Law = Omit<
  PackValues,
  | 'frequency'
  | 'reviewedPacksOnly'
  | 'windowHours'
  | 'hours'
  | 'restOnHolidays'
  | 'doubleOptIn'
  | 'marketingNotDeliveredTo'
> & {
  readonly packs: readonly string[];
  readonly ruleset: string;
  /** Null: at every hour. */
  readonly marketingHours: SendingHours | null;
  readonly utilityHours: SendingHours | null;
  /** The zones of the countries where the person may be; none when these are unknown. */
  readonly zones: readonly Zone[];
  readonly frequency: readonly { readonly max: number; readonly perMs: number }[];
  readonly windowMs: number | null;
  /** The platform does not deliver marketing to a country where the person may be. */
  readonly notDelivered: boolean;
  /** The person may be in a country without a pack of its own, and the business wants one there. */
  readonly reviewMissing: boolean;
};

/** The law for given facts. Throws when the business's own values cannot be read. */
export type Laws = (facts: WhereFacts) => Law;

/** Of the facts, what decides which law applies. */
export type WhereFacts = Pick<Facts, 'atMs' | 'person' | 'business' | 'sender'> & {
  readonly message: Pick<Facts['message'], 'stricter'>;
};

const dayMs = 24 * 60 * 60_000;
/** Bounds the memory; only odd facts come near it, and then everything is worked out anew. */
const combinationsMax = 1_024;
/** Only places written as they should be are kept: odd texts would fill the memory. */
const wellFormed = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/;

type BySender = Map<string | null, Law>;
/** Laws by the person's countries, their regions, the business's countries and the sender's. */
type Kept = { byPerson: ByList<ByList<ByList<BySender>>>; size: number };

/**
 * What is kept for each set of the business's own values, which are the same objects from message to message; one for
 * each period between two dated changes of the law.
 */
type Node = { readonly periods: Kept[]; readonly byValues: WeakMap<object, Node> };

const none: Readonly<Record<string, unknown>> = Object.freeze({});
const nowhere: readonly string[] = Object.freeze([]);

/** The laws of one version of the rules and packs. */
export function createLaws(version: string, packs: readonly Pack[]): Laws {
  const known = knownPacks(packs);
  const root = newNode();
  const changes = changesAtMs(packs);
  return facts => {
    const kept = keptIn(nodeFor(root, facts), periodAt(changes, facts.atMs));
    return find(kept, facts) ?? keep(kept, facts, workOut(version, known, facts));
  };
}

function newNode(): Node {
  return { periods: [], byValues: new WeakMap() };
}

function nodeFor(root: Node, { business, sender, message }: WhereFacts): Node {
  let node = root;
  if (!isEmpty(business.stricter)) node = stepTo(node, business.stricter);
  if (business.looser !== undefined) node = stepTo(node, business.looser);
  if (sender.stricter !== undefined) node = stepTo(node, sender.stricter);
  if (message.stricter !== undefined) node = stepTo(node, message.stricter);
  return node;
}

/** How many dated changes are in force. */
function periodAt(changes: readonly number[], atMs: number): number {
  let period = 0;
  while (period < changes.length && (changes[period] ?? 0) <= atMs) period += 1;
  return period;
}

function keptIn({ periods }: Node, period: number): Kept {
  let kept = periods[period];
  if (kept === undefined) {
    kept = { byPerson: emptyByList(), size: 0 };
    periods[period] = kept;
  }
  return kept;
}

function stepTo(node: Node, values: object): Node {
  let next = node.byValues.get(values);
  if (next === undefined) {
    next = newNode();
    node.byValues.set(values, next);
  }
  return next;
}

function find(kept: Kept, { person, business, sender }: WhereFacts): Law | undefined {
  const byRegions = findByList(kept.byPerson, person.countries);
  const byBusiness = byRegions && findByList(byRegions, regionsOf(person));
  const bySender = byBusiness && findByList(byBusiness, business.countries);
  return bySender?.get(sender.country);
}

function keep(kept: Kept, { person, business, sender }: WhereFacts, law: Law): Law {
  const places = [...person.countries, ...regionsOf(person), ...business.countries, sender.country ?? []].flat();
  if (!places.every(place => wellFormed.test(place))) return law;
  if (kept.size >= combinationsMax) {
    kept.byPerson = emptyByList();
    kept.size = 0;
  }
  const byRegions = keepByList(kept.byPerson, person.countries, () => emptyByList<ByList<BySender>>());
  const byBusiness = keepByList(byRegions, regionsOf(person), () => emptyByList<BySender>());
  const bySender = keepByList(byBusiness, business.countries, () => new Map<string | null, Law>());
  bySender.set(sender.country, law);
  kept.size += 1;
  return law;
}

function regionsOf({ regions }: WhereFacts['person']): readonly string[] {
  return regions === undefined ? nowhere : regions;
}

/** Whether these are values and none of them; what is no record is left to fail where it is read. */
function isEmpty(values: object): boolean {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false;
  for (const _ in values) return false;
  return true;
}

function workOut(version: string, known: KnownPacks, facts: WhereFacts): Law {
  const { business, sender, message, person, atMs } = facts;
  const looser = parseLooser(business.looser ?? none);
  const packs = packsFor(known, facts).map(pack => loosen(packAt(pack, atMs), looser));
  const ids = packs.map(pack => pack.id);
  const own = [business.stricter, sender.stricter, message.stricter].filter(values => values !== undefined);
  const values = [...packs, ...own.map(parseStricter)].reduce<PackValues>(stricterValues, nothingAsked);
  return Object.freeze({
    packs: Object.freeze(ids),
    ruleset: `${version}+${ids.join()}`,
    minGrade: minGradesOf(values),
    expiresIfUnusedMonths: values.expiresIfUnusedMonths,
    minAge: values.minAge,
    optOutInEveryMessage: values.optOutInEveryMessage,
    mustTell: values.mustTell,
    marketingHours: hoursOf(values.hours.marketing, values.restOnHolidays ? restingCountries(facts) : []),
    utilityHours: hoursOf(values.hours.utility, []),
    zones: person.countries.flatMap(zonesOfCountry).map(zoneNamed),
    frequency: values.frequency.map(cap => ({ max: cap.max, perMs: cap.perDays * dayMs })),
    windowMs: values.windowHours === null ? null : values.windowHours * 60 * 60_000,
    notDelivered: person.countries.some(country => values.marketingNotDeliveredTo.includes(country)),
    reviewMissing: values.reviewedPacksOnly && !isReviewed(known, person.countries),
    softOptIn: values.softOptIn,
    askAgainAfterMonths: values.askAgainAfterMonths,
    asksMax: values.asksMax,
    registries: values.registries,
    stopMayBeNarrowed: values.stopMayBeNarrowed,
    answerWithin: values.answerWithin,
  });
}

/** Null where neither the week nor a holiday of these countries holds anything back. */
function hoursOf(week: Week, countries: readonly string[]): SendingHours | null {
  return isAlways(week) && countries.length === 0 ? null : { week, restDays: countries.map(holidaysOf) };
}

/** The countries whose holidays count: where the person may be, else where the business is. */
function restingCountries({ person, business }: WhereFacts): readonly string[] {
  return person.countries.length > 0 ? person.countries : business.countries;
}

/** The grades that consents need. Double opt-in proves that the address is the person's own: E3 at least. */
export function minGradesOf(values: Pick<PackValues, 'minGrade' | 'doubleOptIn'>): PackValues['minGrade'] {
  const { minGrade, doubleOptIn } = values;
  if (!doubleOptIn) return minGrade;
  const atLeast = (grade: EvidenceGrade): EvidenceGrade => (grade > 'E3' ? grade : 'E3');
  const of = (kind: GradedKind): EvidenceGrade => atLeast(minGrade[kind]);
  return { ...minGrade, marketing: of('marketing'), survey: of('survey') };
}
