// The table of holidays is what the library says, day for day, in seven countries of different calendars (all of them
// take the library most of a minute), and covers the years ahead.

import { expect, it } from 'vitest';
import { holidays } from '../src/policy/holidays.generated.ts';
import { isHoliday } from '../src/policy/holidays.ts';
import { firstYear, lastYear, packCountry } from './holidays.ts';

it.each(['DE', 'FR', 'GB', 'IN', 'TR', 'US', 'ZA'])('has of %s what the library says (npm run holidays)', country => {
  expect(holidays[country]).toBe(packCountry(country));
});

it('knows New Year from the first to the last of its years', () => {
  expect(Object.keys(holidays).length).toBeGreaterThan(200);
  for (const year of [firstYear, lastYear]) {
    expect(isHoliday(['DE'], Date.UTC(year, 0, 1) / (24 * 60 * 60_000)), `${year}`).toBe(true);
  }
});
