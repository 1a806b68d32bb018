// Months end with the month, and a weekend is no working day.

import { describe, expect, it } from 'vitest';
import { hasPassed, workingDaysSince } from './calendar.ts';

const at = (text: string): number => Date.parse(`${text}Z`);

describe('calendar months', () => {
  it.each([
    ['2026-01-31T10:00', 1, '2026-02-28T10:00'],
    ['2028-01-31T10:00', 1, '2028-02-29T10:00'],
    ['2024-11-24T12:00', 24, '2026-11-24T12:00'],
    ['2026-11-24T12:00', 0, '2026-11-24T12:00'],
  ])('from %s, %i of them, are over at %s and not before', (since, months, end) => {
    expect(hasPassed(at(since), months, at(end))).toBe(true);
    expect(hasPassed(at(since), months, at(end) - 1)).toBe(false);
  });
});

describe('working days', () => {
  it.each([
    ['the same day', '2026-11-24T01:00', '2026-11-24T09:59', 0],
    ['the next day, which begins at 10:00 UTC where it comes first', '2026-11-24T01:00', '2026-11-24T10:00', 1],
    ['Tuesday to Friday', '2026-11-24T09:00', '2026-11-27T09:00', 3],
    ['Friday to Sunday', '2026-11-27T09:00', '2026-11-29T09:00', 0],
    ['Friday to Monday', '2026-11-27T09:00', '2026-11-30T09:00', 1],
    ['two weeks', '2026-11-24T09:00', '2026-12-08T09:00', 10],
    ['over the beginning of 1970', '1969-12-30T09:00', '1970-01-02T09:00', 3],
  ])('%s', (_, since, now, days) => {
    expect(workingDaysSince(at(since), at(now))).toBe(days);
  });

  it('are no number where an instant is none, so that no limit holds', () => {
    expect(workingDaysSince(Number.NaN, 0) <= 3).toBe(false);
  });
});
