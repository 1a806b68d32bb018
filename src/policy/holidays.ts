// Public holidays of the whole country, by local day. Beyond the years of the table no day is known as one.

import { firstYear, holidays } from './holidays.generated.ts';

const dayMs = 24 * 60 * 60_000;
const signs = 4;
const countriesMax = 300;

/** The days of each country, counted from 1 January 1970, made when it is first asked about. */
const known = new Map<string, ReadonlySet<number>>();
const none: ReadonlySet<number> = new Set();

/** Whether a local day (counted from 1 January 1970) is a public holiday in one of the countries, alpha-2. */
export function isHoliday(countries: readonly string[], dayOfEpoch: number): boolean {
  for (let place = 0; place < countries.length; place += 1) {
    if (holidaysOf(countries[place] ?? '').has(dayOfEpoch)) return true;
  }
  return false;
}

/** The public holidays of a country, alpha-2, as local days counted from 1 January 1970; none when it is not known. */
export function holidaysOf(country: string): ReadonlySet<number> {
  const days = known.get(country);
  if (days !== undefined) return days;
  const text = Object.hasOwn(holidays, country) ? holidays[country] : undefined;
  const read = text === undefined ? none : unpack(text);
  // Odd texts for a country must not fill the memory.
  if (known.size < countriesMax) known.set(country, read);
  return read;
}

function unpack(text: string): ReadonlySet<number> {
  const [always = '', ...years] = text.split(';');
  return new Set(years.flatMap((days, at) => daysIn(firstYear + at, always + days)));
}

function daysIn(year: number, days: string): number[] {
  return Array.from({ length: days.length / signs }, (_, at) => {
    const month = Number(days.slice(at * signs, at * signs + 2));
    const day = Number(days.slice(at * signs + 2, at * signs + signs));
    return Date.UTC(year, month - 1, day) / dayMs;
  });
}
