// The table of public holidays: what is well known, and what it does not know.

import { describe, expect, it } from 'vitest';
import { isHoliday } from './holidays.ts';

const dayOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / (24 * 60 * 60_000);

describe('public holidays', () => {
  it.each([
    ['DE', '2026-10-03'],
    ['DE', '2027-03-26'],
    ['FR', '2027-05-01'],
    ['FR', '2040-07-14'],
    ['US', '2026-11-26'],
    ['ZA', '2026-12-16'],
    ['TR', '2026-03-20'],
    ['GB', '2026-12-28'],
  ])('%s rests on %s', (country, day) => {
    expect(isHoliday([country], dayOf(day))).toBe(true);
  });

  it.each([
    ['DE', '2026-07-14'],
    ['FR', '2026-10-03'],
    ['DE', '2041-12-25'],
    ['', '2026-12-25'],
    ['constructor', '2026-12-25'],
  ])('%s works on %s, as far as is known', (country, day) => {
    expect(isHoliday([country], dayOf(day))).toBe(false);
  });

  it('of any of several countries count', () => {
    expect(isHoliday(['DE', 'FR'], dayOf('2027-07-14'))).toBe(true);
    expect(isHoliday([], dayOf('2027-07-14'))).toBe(false);
  });
});
