// Which packs apply to a message: where the person is, where the business has its establishments, where its number is
// from, and the platform. Doubt adds packs; it never takes one away.

import type { Facts } from './facts.ts';
import { eu, members } from './packs/eu.ts';
import type { Pack } from './packs/pack.ts';
import { strictest } from './packs/strictest.ts';
import { wa } from './packs/wa.ts';

/** The packs of one version: the common ones, and those of countries and regions by their ISO 3166 codes. */
export type KnownPacks = {
  readonly strictest: Pack;
  readonly platform: Pack;
  readonly union: Pack;
  readonly byPlace: ReadonlyMap<string, Pack>;
};

/** Sorts packs by what they are for; one of the common ones that is missing has today's values. */
export function knownPacks(packs: readonly Pack[]): KnownPacks {
  const byPlace = new Map(packs.map(pack => [pack.id, pack]));
  const take = (common: Pack): Pack => {
    const found = byPlace.get(common.id) ?? common;
    byPlace.delete(common.id);
    return found;
  };
  return { strictest: take(strictest), platform: take(wa), union: take(eu), byPlace };
}

/** All packs that apply, by id. A country that is not known counts as one without a pack; WhatsApp's always applies. */
export function packsFor(known: KnownPacks, facts: Pick<Facts, 'person' | 'business' | 'sender'>): readonly Pack[] {
  const { person, business, sender } = facts;
  const applying = new Set([
    known.platform,
    ...packsOf(known, person.countries),
    ...(person.regions ?? []).flatMap(region => known.byPlace.get(region) ?? []),
    ...packsOf(known, business.countries),
    ...packsOf(known, sender.country === null ? [] : [sender.country]),
  ]);
  return [...applying].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether each country that the person may be in has a pack of its own, or the Union's. */
export function isReviewed(known: KnownPacks, countries: readonly string[]): boolean {
  return !packsOf(known, countries).includes(known.strictest);
}

/** Each country's own pack, else the Union's for its members, else the strictest; the strictest for no country. */
function packsOf({ byPlace, union, strictest: careful }: KnownPacks, countries: readonly string[]): readonly Pack[] {
  if (countries.length === 0) return [careful];
  return countries.map(country => byPlace.get(country) ?? (members.has(country) ? union : careful));
}
