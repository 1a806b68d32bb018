// The spellings of one phone number. Meta and people write some numbers in more than one way; all of them must lead to
// the same person and to the same suppression (law.md 10.2).

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Brazil: mobile numbers got a ninth digit; WhatsApp's own ids often leave it out. Landlines begin with 2 to 5. */
const brazil = /^55([1-9][1-9])9?([6-9]\d{7})$/;
/** Mexico: a 1 after the country code, for mobiles, until 2019; WhatsApp's ids keep it. */
const mexico = /^521?([2-9]\d{9})$/;
/** Argentina: a 9 after the country code for mobiles; no number exists both with it and without. */
const argentina = /^549?([1-9]\d{9})$/;
/** Argentina, dialled inside the country: 15 between the area code and the number. */
const argentinaInland = /^54[1-9]\d{11}$/;

/** Every accepted spelling of a number given as digits with its country code; the canonical one first. */
export function canonicalSpellings(phoneDigits: string): string[] {
  // All that vary begin with a 5; the rest need not be looked at further. This is on the path of every message.
  if (phoneDigits.charCodeAt(0) !== 0x35) return [phoneDigits];
  const inBrazil = brazil.exec(phoneDigits);
  if (inBrazil) return [`55${inBrazil[1]}9${inBrazil[2]}`, `55${inBrazil[1]}${inBrazil[2]}`];
  const inMexico = mexico.exec(phoneDigits);
  if (inMexico) return [`52${inMexico[1]}`, `521${inMexico[1]}`];
  const inArgentina = argentina.exec(argentinaInland.test(phoneDigits) ? withoutInland(phoneDigits) : phoneDigits);
  if (inArgentina) return [`549${inArgentina[1]}`, `54${inArgentina[1]}`];
  return [phoneDigits];
}

function withoutInland(phoneDigits: string): string {
  const parsed = parsePhoneNumberFromString(`+${phoneDigits}`);
  return parsed?.country === 'AR' ? parsed.number.slice(1) : phoneDigits;
}
