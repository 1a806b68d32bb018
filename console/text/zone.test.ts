// A day of the business begins where its own clocks say, on both sides of a change of the clocks too.

import { expect, it } from 'vitest';
import { dayIn, startOfDay } from './zone.ts';

it.each([
  ['2026-03-10', 'Europe/Berlin', '2026-03-09T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-03-10', 'Asia/Kolkata', '2026-03-09T18:30:00.000Z'],
  ['2026-03-10', 'America/Sao_Paulo', '2026-03-10T03:00:00.000Z'],
  ['2026-03-10', 'Pacific/Auckland', '2026-03-09T11:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone)).toBe(instant);
  expect(dayIn(instant, zone)).toBe(day);
  expect(dayIn(new Date(Date.parse(instant) - 1).toISOString(), zone)).not.toBe(day);
});

it('ends where the next one begins', () => {
  expect(startOfDay('2026-03-28', 'Europe/Berlin', 1)).toBe(startOfDay('2026-03-29', 'Europe/Berlin'));
  expect(startOfDay('2026-03-29', 'Europe/Berlin', 1)).toBe('2026-03-29T22:00:00.000Z');
});
