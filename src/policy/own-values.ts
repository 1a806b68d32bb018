// The values that a business sets for itself. Stricter ones are merged like one more pack, so that a looser value than
// the law's has no effect there; looser ones count only where a pack leaves room for them. What cannot be read is refused
// as a whole: a typing error must not loosen anything.

import type { Channel, EvidenceGrade, RelationKind } from './facts.ts';
import { allChannels, type Cap, type GradedKind, nothingAsked, type PackValues, type Telling } from './packs/pack.ts';
import { type Week, weekOf } from './week.ts';

const grades: readonly string[] = ['E0', 'E1', 'E2', 'E3', 'E4'];
const kinds: readonly GradedKind[] = ['marketing', 'survey', 'utility', 'authentication'];
const relations: readonly RelationKind[] = ['purchase', 'inquiry', 'membership'];
const tellings: readonly Telling[] = ['commercial_label', 'mailing_address', 'sender_identity'];
const capDaysMax = 30;
const monthsMax = 1_200;
const ageMax = 99;
const asksMost = 100;

type Readers = { readonly [Name in keyof PackValues]?: (value: unknown) => PackValues[Name] };

const readers: Readers = {
  minGrade: value => ({ ...nothingAsked.minGrade, ...entries(value, kinds, gradeOf) }),
  doubleOptIn: switchOf,
  expiresIfUnusedMonths: value => wholeNumber(value, monthsMax),
  minAge: value => wholeNumber(value, ageMax),
  optOutInEveryMessage: switchOf,
  mustTell: value => listOf(value).map(one => oneOf(one, tellings)),
  hours: value => ({ ...nothingAsked.hours, ...hoursByKind(value) }),
  restOnHolidays: switchOf,
  frequency: value => listOf(value).map(capOf),
  windowHours: value => wholeNumber(value, 24),
  reviewedPacksOnly: switchOf,
  softOptIn: softOptInOf,
  askAgainAfterMonths: value => wholeNumber(value, monthsMax),
  asksMax: value => wholeNumber(value, asksMost),
  stopMayBeNarrowed: switchOf,
};

/** A looser value may also take a limit away, and names only the parts that it changes. */
const looserReaders: Readonly<Record<string, (value: unknown) => unknown>> = {
  minGrade: value => entries(value, kinds, gradeOf),
  doubleOptIn: switchOf,
  expiresIfUnusedMonths: value => (value === null ? null : wholeNumber(value, monthsMax)),
  hours: hoursByKind,
  restOnHolidays: switchOf,
  frequency: value => listOf(value).map(capOf),
  softOptIn: softOptInOf,
  stopMayBeNarrowed: switchOf,
};

/** The names of the values that a business may make stricter. */
export const stricterNames: readonly string[] = Object.keys(readers);

/** The names of the values that a business may make looser where a pack leaves room. */
export const looserNames: readonly string[] = Object.keys(looserReaders);

/** Reads a business's own values; throws a TypeError whose words name the value that is wrong and why. */
export function parseStricter(stricter: Readonly<Record<string, unknown>>): PackValues {
  return { ...nothingAsked, ...entries(stricter, stricterNames, readValue) };
}

/** Reads its looser values: only those that are named; throws the same. */
export function parseLooser(looser: Readonly<Record<string, unknown>>): Partial<PackValues> {
  return entries(looser, looserNames, (value, name) => looserReaders[name]?.(value)) as Partial<PackValues>; // by the readers
}

function readValue(value: unknown, name: string): unknown {
  const read = new Map(Object.entries(readers)).get(name);
  return read?.(value);
}

function entries<T>(value: unknown, allowed: readonly string[], read: (value: unknown, name: string) => T) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (!allowed.includes(name)) throw new TypeError(`${name} is none of ${allowed.join(', ')}`);
      try {
        return [name, read(one, name)];
      } catch (cause) {
        throw new TypeError(`${name}: ${cause instanceof Error ? cause.message : 'not readable'}`);
      }
    }),
  );
}

function gradeOf(value: unknown): EvidenceGrade {
  if (typeof value !== 'string' || !grades.includes(value)) throw new TypeError(`not one of ${grades.join(', ')}`);
  return value as EvidenceGrade; // it is in the list
}

/** A duty can be switched on; off is the law's own value and not the business's to set. */
function switchOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError('not true or false');
  return value;
}

function wholeNumber(value: unknown, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > max) {
    throw new TypeError(`not a whole number from 1 to ${max}`);
  }
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value;
}

function capOf(value: unknown): Cap {
  const { max, perDays } = entries(value, ['max', 'perDays'], one => wholeNumber(one, 1_000));
  if (max === undefined || perDays === undefined) throw new TypeError('a cap has max and perDays');
  return { max, perDays: wholeNumber(perDays, capDaysMax) };
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value);
  if (found === undefined) throw new TypeError(`not one of ${allowed.join(', ')}`);
  return found;
}

function softOptInOf(value: unknown): PackValues['softOptIn'] {
  const { channels, months } = entries(value, ['channels', 'months'], one => one);
  return {
    channels: listOf(channels ?? [])
      .map(one => oneOf<Channel>(one, allChannels))
      .toSorted(),
    months: {
      ...nothingAsked.softOptIn.months,
      ...entries(months ?? {}, relations, one => (one === 0 ? 0 : wholeNumber(one, monthsMax))),
    },
  };
}

function hoursByKind(value: unknown): Partial<PackValues['hours']> {
  return entries(value, ['marketing', 'utility'], hoursOf);
}

function hoursOf(value: unknown): Week {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('not an object such as {"MO-FR": ["09:00-18:00"]}');
  return weekOf(
    Object.fromEntries(
      Object.entries(value).map(([days, slots]) => [days, listOf(slots).map(slot => String(slot))] as const),
    ),
  );
}
