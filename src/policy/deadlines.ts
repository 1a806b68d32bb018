// When a request of a person's must be answered: Regulation (EEC, Euratom) No 1182/71 as Art. 12 GDPR is read with it. A
// month ends on the same day of the next one, or on its last day; a period ends with its last day, and where that is a
// Saturday, a Sunday or a public holiday, with the next working day.

import { monthsLater } from './calendar.ts';
import { isHoliday } from './holidays.ts';
import type { PackValues } from './packs/pack.ts';
import { offsetMs } from './zones.ts';

export type Within = PackValues['answerWithin'];

/** Whose clock it is: the zone and the countries whose holidays count. */
export type Place = { readonly zone: string; readonly countries: readonly string[] };

/** The last day, and the instant (ms) at which it is over. */
export type Deadline = { readonly day: string; readonly dueAtMs: number };

const dayMs = 24 * 60 * 60_000;
const saturday = 5;

/** When the answer is due; null where no law that applies says so. */
export function answerDue(within: Within, receivedAtMs: number, place: Place): Deadline | null {
  const received = localDay(receivedAtMs, place.zone);
  const ends = [
    ...(within.months === null ? [] : [monthsOn(received, within.months)]),
    ...(within.days === null ? [] : [received + within.days]),
  ];
  return ends.length === 0 ? null : deadlineOn(Math.min(...ends), place);
}

/** The same with so many months more, counted from where the first period ends (Art. 12(3) GDPR: two). */
export function extendedDue(within: Within, receivedAtMs: number, place: Place & { months: number }): Deadline | null {
  const received = localDay(receivedAtMs, place.zone);
  const ends = [
    ...(within.months === null ? [] : [monthsOn(received, within.months + place.months)]),
    ...(within.days === null ? [] : [monthsOn(received + within.days, place.months)]),
  ];
  return ends.length === 0 ? null : deadlineOn(Math.min(...ends), place);
}

/** When so many working days after the receipt are over. */
export function workingDaysDue(count: number, receivedAtMs: number, place: Place): Deadline {
  let day = localDay(receivedAtMs, place.zone);
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(day + 1, place);
  return deadlineOn(day, place);
}

function deadlineOn(day: number, place: Place): Deadline {
  const last = nextWorkingDay(day, place);
  const midnight = (last + 1) * dayMs;
  return { day: new Date(last * dayMs).toISOString().slice(0, 10), dueAtMs: midnight - offsetMs(place.zone, midnight) };
}

function nextWorkingDay(from: number, { countries }: Place): number {
  let day = from;
  while (isWeekend(day) || isHoliday(countries, day)) day += 1;
  return day;
}

/** 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday. */
function isWeekend(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 >= saturday;
}

function localDay(atMs: number, zone: string): number {
  return Math.floor((atMs + offsetMs(zone, atMs)) / dayMs);
}

function monthsOn(day: number, months: number): number {
  return monthsLater(day * dayMs, months) / dayMs;
}
