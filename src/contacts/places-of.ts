// Where a person may be, told from their ids alone: countries and time zones. When it cannot be told apart, all that it
// may be are given, and the policy takes the strictest.

import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { canonicalSpellings } from './canonical-spellings.ts';
import type { IdentityIds } from './types.ts';

export type Places = { readonly countries: string[]; readonly zones: string[] };

/** ISO 3166 alpha-2 candidates and the IANA zones of all of them, both sorted. Empty: nothing can be told. */
export function placesOf(ids: IdentityIds): Places {
  const countries = new Set<string>(ids.phone === null ? [] : countriesOfPhone(ids.phone));
  for (const id of [ids.userId, ids.parentUserId]) {
    // A BSUID begins with the country of the number that the account was made with: `US.134…`.
    const country = id === null ? undefined : /^([A-Z]{2})\./.exec(id)?.[1];
    if (country !== undefined) countries.add(country);
  }
  const zones = new Set([...countries].flatMap(zonesOf));
  return { countries: [...countries].sort(), zones: [...zones].sort() };
}

/** The area code decides inside +1, +7 and +44; a number that is in no plan may be of any country of its code. */
function countriesOfPhone(digits: string): readonly CountryCode[] {
  const parsed = parsePhoneNumberFromString(`+${canonicalSpellings(digits)[0] ?? digits}`);
  if (parsed?.country !== undefined && parsed.isValid()) return [parsed.country];
  return countriesOfCode(digits);
}

const byCallingCode = new Map<string, CountryCode[]>();
for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  byCallingCode.set(code, [...(byCallingCode.get(code) ?? []), country]);
}

/** Calling codes have one to three digits and none is the beginning of another. */
function countriesOfCode(digits: string): readonly CountryCode[] {
  for (const length of [1, 2, 3]) {
    const found = byCallingCode.get(digits.slice(0, length));
    if (found !== undefined) return found;
  }
  return [];
}

/** Territories with a calling code for which CLDR lists no zones. */
const zonesBeside: Readonly<Record<string, readonly string[]>> = {
  AC: ['Atlantic/St_Helena'],
  TA: ['Atlantic/St_Helena'],
  XK: ['Europe/Belgrade'],
};

/** Part of ECMA-402 and of Node 24; the compiler's own library does not know it yet. */
type LocaleWithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

const zonesByCountry = new Map<string, readonly string[]>();

function zonesOf(country: string): readonly string[] {
  const known = zonesByCountry.get(country);
  if (known !== undefined) return known;
  const locale: LocaleWithZones = new Intl.Locale(`und-${country}`);
  const listed = locale.getTimeZones?.() ?? [];
  const zones = listed.length > 0 ? listed : (zonesBeside[country] ?? []);
  zonesByCountry.set(country, zones);
  return zones;
}
