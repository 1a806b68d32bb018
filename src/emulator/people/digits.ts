// Phone numbers as WhatsApp reads them: formatting dropped, and for three countries a digit that comes and goes.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The digits of a dialled number, or null when it is none. `national` puts the prefix before a number without `+`. */
export function dialledDigits(to: string, nationalPrefix: string | null): string | null {
  const trimmed = to.trim();
  if (!/^\+?[\d\s().-]{4,40}$/.test(trimmed)) return null;
  const digits = trimmed.replace(/\D/g, '');
  if (digits.length < 4 || digits.length > 17) return null;
  if (trimmed.startsWith('+') || nationalPrefix === null) return digits;
  return nationalPrefix + digits.replace(/^0/, '');
}

/** The wa_id of a number: Brazil's ninth digit, Mexico's 1 and Argentina's 9 are rewritten. Which way is not documented. */
export function waIdOf(digits: string): string {
  const brazil = /^55([1-9]\d)9(\d{8})$/.exec(digits);
  // Accounts of area codes from 31 up are known without the ninth digit, those below with it.
  if (brazil && Number(brazil[1]) >= 31) return `55${brazil[1]}${brazil[2]}`;
  const mexico = /^52([2-9]\d{9})$/.exec(digits);
  if (mexico) return `521${mexico[1]}`;
  const argentina = /^54([1-8]\d{9})$/.exec(digits);
  if (argentina) return `549${argentina[1]}`;
  return digits;
}

const prefixLength = 7;
const prefixesMax = 10_000;
const countries = new Map<string, string>();

/**
 * The country of a number (ISO 3166-1 alpha-2), `ZZ` where it cannot be told. Numbers that begin alike are of one
 * country, so that thousands of new customers cost little.
 */
export function countryOf(digits: string): string {
  const prefix = digits.slice(0, prefixLength);
  const known = countries.get(prefix);
  if (known !== undefined) return known;
  const country = parsePhoneNumberFromString(`+${digits}`)?.country ?? 'ZZ';
  if (countries.size >= prefixesMax) countries.clear();
  countries.set(prefix, country);
  return country;
}

/** The calling code of a number, without `+`. */
export function callingCodeOf(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.countryCallingCode ?? '';
}
