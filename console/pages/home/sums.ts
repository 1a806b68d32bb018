// The figures of many days as charts want them: sums by name with the largest first, and layers by day.

import type { Answer } from '../../api/call.ts';

export type Day = Answer<'readFigures'>['days'][number];
export type Bar = { readonly name: string; readonly count: number };
export type Layered = {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly counts: readonly number[];
};

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
  return days.map(({ day, from, to, messages_out: out }) => ({
    ...{ day, from, to },
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
