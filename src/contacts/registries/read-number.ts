// Phone numbers as lists write them: with + or 00, with their country code or without, with blanks and brackets. What
// cannot be read is told as such and never guessed.

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const longest = 40;
const written = /^\+?[\p{Nd}\s().\-\u2010-\u2015/]+$/u;
/** Marks that steer the direction of writing, or none at all: they come along when a number is copied. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** A spreadsheet took the number for one to reckon with. */
const asDecimal = /^(\d+)\.0$/;

/** Digits with the country code, without plus; null where the text is no possible phone number. */
export function readNumber(text: string, country: CountryCode): string | null {
  const bare = bareText(text);
  if (bare.length > longest || !written.test(bare)) return null;
  if (bare.startsWith('+')) return digitsOf(bare);
  if (bare.startsWith('00')) return digitsOf(`+${bare.slice(2)}`);
  const national = parsePhoneNumberFromString(bare, { defaultCountry: country, extract: false });
  if (national?.isValid()) return national.number.slice(1);
  // Numbers with their country code often come without plus.
  const international = parsePhoneNumberFromString(`+${bare}`);
  if (international?.isValid()) return international.number.slice(1);
  return national?.isPossible() ? national.number.slice(1) : null;
}

function bareText(text: string): string {
  if (text.length > longest * 2) return text;
  const bare = text.normalize('NFKC').replace(unseen, '').trim().replace(/^'/, '').replace(/^tel:/i, '');
  return asDecimal.exec(bare)?.[1] ?? bare;
}

function digitsOf(international: string): string | null {
  const parsed = parsePhoneNumberFromString(international, { extract: false });
  return parsed?.isPossible() ? parsed.number.slice(1) : null;
}
