// The figures of many days as charts want them: sums by name with the largest first, and layers by day.

import type { Answer } from '../../api/call.ts';

export type Day = Answer<'readFigures'>['days'][number];
export type Bar = { readonly name: string; readonly count: number };
export type Layered = { readonly day: string; readonly at: string; readonly counts: readonly number[] };

/** Sums by name over all days, the largest first. */
export function sumsOf(days: readonly Day[], barsOf: (day: Day) => readonly Bar[]): Bar[] {
  const sums = new Map<string, number>();
  for (const { name, count } of days.flatMap(barsOf)) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** What went out on each day, in the order of these classes. */
export function layersOf(days: readonly Day[], names: readonly string[]): Layered[] {
  return days.map(({ day, from, messages_out: out }) => ({
    day,
    at: from,
    counts: names.map(name => out.filter(one => one.class === name).reduce((sum, { count }) => sum + count, 0)),
  }));
}

const steps = [1, 2, 5, 10];

/** The end of an axis from zero: a round number, whose half is whole, that nothing exceeds. */
export function axisEnd(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  const end = (steps.find(step => step * power >= most) ?? 1) * power;
  return end % 2 === 0 ? end : end + 1;
}

const dayMs = 86_400_000;
const shownDays = 30;

/** The last 30 days in the zone of this browser, today with them. */
export function lastDays(nowMs: number): { from: string; to: string } {
  const written = (ms: number) => new Intl.DateTimeFormat('en-CA').format(ms);
  return { from: written(nowMs - (shownDays - 1) * dayMs), to: written(nowMs) };
}
