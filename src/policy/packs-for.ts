// Which packs apply to a message: where the person is, where the business has its establishments, where its number is
// from, and the platform. Doubt adds packs; it never takes one away.

import type { Facts } from './facts.ts';
import { members } from './packs/eu.ts';
import type { Pack } from './packs/pack.ts';
import { packById } from './packs/packs.ts';
import { strictest } from './packs/strictest.ts';

/** The pack of a country: its own, else the Union's for its members, else the strictest. */
export function packIdOf(country: string): string {
  if (packById.has(country)) return country;
  return members.has(country) ? 'EU' : strictest.id;
}

/** All packs that apply, by id. A country that is not known counts as one without a pack; WhatsApp's always applies. */
export function packsFor(facts: Pick<Facts, 'person' | 'business' | 'sender'>): readonly Pack[] {
  const { person, business, sender } = facts;
  const ids = new Set([
    'WA',
    ...idsOf(person.countries),
    ...idsOf(business.countries),
    sender.country === null ? strictest.id : packIdOf(sender.country),
  ]);
  return [...ids].sort().map(id => packById.get(id) ?? strictest);
}

/** Whether each country that the person may be in has a pack of its own, or the Union's. */
export function isReviewed(countries: readonly string[]): boolean {
  return countries.length > 0 && countries.every(country => packIdOf(country) !== strictest.id);
}

function idsOf(countries: readonly string[]): readonly string[] {
  return countries.length === 0 ? [strictest.id] : countries.map(packIdOf);
}
