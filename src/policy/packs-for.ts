// Which packs apply to a message: where the person is, where the business has its establishments, where its number is
// from, and the platform. Doubt adds packs; it never takes one away.

import type { Facts } from './facts.ts';
import { eu, members } from './packs/eu.ts';
import type { Pack } from './packs/pack.ts';
import { packByCountry } from './packs/packs.ts';
import { strictest } from './packs/strictest.ts';
import { wa } from './packs/wa.ts';

/** All packs that apply, by id. A country that is not known counts as one without a pack; WhatsApp's always applies. */
export function packsFor(facts: Pick<Facts, 'person' | 'business' | 'sender'>): readonly Pack[] {
  const { person, business, sender } = facts;
  const applying = new Set([
    wa,
    ...packsOf(person.countries),
    ...packsOf(business.countries),
    ...packsOf(sender.country === null ? [] : [sender.country]),
  ]);
  return [...applying].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether each country that the person may be in has a pack of its own, or the Union's. */
export function isReviewed(countries: readonly string[]): boolean {
  return !packsOf(countries).includes(strictest);
}

/** Each country's own pack, else the Union's for its members, else the strictest; the strictest for no country. */
function packsOf(countries: readonly string[]): readonly Pack[] {
  if (countries.length === 0) return [strictest];
  return countries.map(country => packByCountry.get(country) ?? (members.has(country) ? eu : strictest));
}
