// Writes the public holidays of every country that the library knows, for the years in which decisions are to be made:
// npm run holidays. The library is large and slow and needed only here; what it says is one small table.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';

export const firstYear = 2025;
export const lastYear = 2040;

const dayMs = 24 * 60 * 60_000;
const target = fileURLToPath(new URL('../src/policy/holidays.generated.ts', import.meta.url));

/** Days without work for the whole country, as `MMDD`: first those of every year, then those of each year, in order. */
export function packCountry(country: string): string {
  const years = yearsFromTo(firstYear, lastYear).map(year => daysOf(country, year));
  const [first = new Set<string>(), ...others] = years;
  const always = [...first].filter(day => others.every(days => days.has(day)));
  const rest = years.map(days => [...days].filter(day => !always.includes(day)));
  return [always, ...rest].map(days => days.toSorted().join('')).join(';');
}

function daysOf(country: string, year: number): Set<string> {
  const all = new Holidays(country).getHolidays(year).filter(one => one.type === 'public');
  return new Set(
    all
      .flatMap(one => localDays(one.date, one.end.getTime() - one.start.getTime()))
      .filter(inYear(year))
      .map(day => day.slice(5).replace('-', '')),
  );
}

function inYear(year: number): (day: string) => boolean {
  return day => day.startsWith(`${year}-`);
}

/** A feast that begins in the evening or lasts for days takes every day that it touches. */
function localDays(date: string, lengthMs: number): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.ceil(lengthMs / dayMs));
  return Array.from({ length: count }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
}

function yearsFromTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The whole table as the text of its file. */
function holidaysFile(): string {
  const countries = Object.keys(new Holidays().getCountries('en')).sort();
  const rows = countries.map(country => `  ${country}: '${packCountry(country)}',`);
  return `${head}\nexport const firstYear = ${firstYear};\n\nexport const holidays: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};\n`;
}

const head = `// Made by \`npm run holidays\` from date-holidays (its data are under CC BY 3.0); not written by hand. For each country the
// days (MMDD) that are public holidays in every year, then those of each year from the first on.
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = holidaysFile();
  const before = readBefore();
  writeFileSync(target, text);
  console.log(
    `holidays.generated.ts: ${(text.length / 1_000).toFixed(0)} KB, ${before === text ? 'as it was' : 'changed'}`,
  );
}

function readBefore(): string {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return '';
  }
}
