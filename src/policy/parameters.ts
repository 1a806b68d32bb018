// The parameters of the packs in words, for people who read the rule book.

import type { PackValues, Registry } from './packs/pack.ts';
import { isAlways, type Week } from './week.ts';

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

type Told = {
  readonly [Name in keyof PackValues]: readonly [title: string, words: (value: PackValues[Name]) => string];
};

/** What each parameter means, and how a value of it is said. */
const told: Told = {
  minGrade: ['the least evidence that a consent needs', gradesInWords],
  doubleOptIn: ['marketing needs proof that the address is the person’s own', yesOrNo],
  expiresIfUnusedMonths: ['a consent that no message relied on for so long has lapsed', months],
  minAge: ['from which age a person’s own consent to marketing counts', age => (age === 0 ? 'any' : `${age} years`)],
  optOutInEveryMessage: ['each marketing message tells how to opt out', yesOrNo],
  mustTell: ['what each advertisement has to tell besides', list],
  hours: [
    'when sending is allowed, in the person’s local time',
    value => `marketing ${weekInWords(value.marketing)}; utility ${weekInWords(value.utility)}`,
  ],
  restOnHolidays: ['no marketing on public holidays', yesOrNo],
  frequency: [
    'how much marketing in how many days',
    caps =>
      caps.length === 0
        ? 'no cap'
        : caps.map(cap => `${cap.max} in ${cap.perDays} day${cap.perDays === 1 ? '' : 's'}`).join(', '),
  ],
  windowHours: [
    'how long after the person’s message a business may answer freely',
    hours => (hours === null ? 'no such window' : `${hours} hours`),
  ],
  marketingNotDeliveredTo: ['countries whose numbers the platform delivers no marketing to', list],
  reviewedPacksOnly: ['marketing only where a pack has been written for the country', yesOrNo],
  softOptIn: ['channels on which a tie to the business may stand in for consent', softOptInInWords],
  askAgainAfterMonths: [
    'how long after a no nobody may ask again',
    count => (count === 0 ? 'no limit' : count >= everMonths ? 'for ever' : `${count} months`),
  ],
  asksMax: [
    'how often consent may be asked for by message in that time',
    most => (most === null ? 'no limit' : `${most}`),
  ],
  registries: [
    'registries that must be asked',
    all => (all.length === 0 ? 'none' : all.map(registryInWords).join('; ')),
  ],
  stopMayBeNarrowed: ['whoever says stop may keep a part', yesOrNo],
  answerWithin: ['when a request of the person’s must be answered', answerInWords],
};

const everMonths = 1_200;

/** Every parameter with its meaning and its value in words, in one order. */
export function valuesInWords(values: PackValues): { name: keyof PackValues; title: string; value: string }[] {
  const names = Object.keys(told) as (keyof PackValues)[]; // of this very type
  return names.map(name => ({ name, title: told[name][0], value: inWords(name, values) }));
}

function inWords<Name extends keyof PackValues>(name: Name, values: Pick<PackValues, Name>): string {
  const [, words]: readonly [string, (value: PackValues[Name]) => string] = told[name];
  return words(values[name]);
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function months(count: number | null): string {
  return count === null ? 'never' : `${count} months`;
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ').replaceAll('_', ' ');
}

function gradesInWords(grades: PackValues['minGrade']): string {
  return `marketing ${grades.marketing}, survey ${grades.survey}, utility ${grades.utility}, codes ${grades.authentication}`;
}

function softOptInInWords({ channels, months: kept }: PackValues['softOptIn']): string {
  if (channels.length === 0) return 'none';
  const ties = Object.entries(kept).filter(([, count]) => count > 0);
  const ago = (count: number): string => (count >= everMonths ? 'however long ago' : `for ${count} months`);
  return `${channels.join(', ')}, by ${ties.map(([kind, count]) => `${kind} (${ago(count)})`).join(', ')}`;
}

function registryInWords({ id, kind, maxAgeDays, sparedByGrade }: Registry): string {
  const what = kind === 'registered' ? 'consent must be on it' : 'whoever is on it gets none';
  const spared = sparedByGrade === null ? '' : `, unless there is consent of ${sparedByGrade}`;
  return `${id} (${what}${spared}; not older than ${maxAgeDays} days)`;
}

function answerInWords({ months: count, days: within }: PackValues['answerWithin']): string {
  const parts = [
    ...(count === null ? [] : [`${count} month${count === 1 ? '' : 's'}`]),
    ...(within === null ? [] : [`${within} days`]),
  ];
  return parts.length === 0 ? 'no limit' : parts.join(' and ');
}

/** Days with the same hours together: `Mo-Sa 09:00-20:00`. */
export function weekInWords(week: Week): string {
  if (isAlways(week)) return 'at any time';
  const hours = week.map(slots => slots.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' '));
  const spans: { from: number; to: number; hours: string }[] = [];
  for (const [day, text] of hours.entries()) {
    const last = spans.at(-1);
    if (last !== undefined && last.hours === text) last.to = day;
    else spans.push({ from: day, to: day, hours: text });
  }
  const said = spans.filter(span => span.hours !== '');
  return said.length === 0 ? 'never' : said.map(span => `${daysOf(span)} ${span.hours}`).join(', ');
}

function daysOf({ from, to }: { from: number; to: number }): string {
  return from === to ? `${days[from]}` : `${days[from]}-${days[to]}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
