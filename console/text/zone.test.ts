// A day and a time of the business are where its own clocks say, on both sides of a change of the clocks too.

import { expect, it } from 'vitest';
import { dayIn, instantOf, startOfDay, timeIn } from './zone.ts';

it.each([
  ['2026-03-10', 'Europe/Berlin', '2026-03-09T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-03-10', 'Asia/Kolkata', '2026-03-09T18:30:00.000Z'],
  ['2026-03-10', 'America/Sao_Paulo', '2026-03-10T03:00:00.000Z'],
  ['2026-03-10', 'Pacific/Auckland', '2026-03-09T11:00:00.000Z'],
  // There the clocks change at midnight: a day begins at one, and another one an hour after its first midnight.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone)).toBe(instant);
  expect(dayIn(instant, zone)).toBe(day);
  expect(dayIn(new Date(Date.parse(instant) - 1).toISOString(), zone)).not.toBe(day);
});

it('ends where the next one begins', () => {
  expect(startOfDay('2026-03-28', 'Europe/Berlin', 1)).toBe(startOfDay('2026-03-29', 'Europe/Berlin'));
  expect(startOfDay('2026-03-29', 'Europe/Berlin', 1)).toBe('2026-03-29T22:00:00.000Z');
});

it.each([
  ['2026-03-10T09:00', 'Europe/Berlin', '2026-03-10T08:00:00.000Z'],
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59:00.000Z'],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
  ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['2026-03-10T09:00', 'Asia/Kolkata', '2026-03-10T03:30:00.000Z'],
  ['2026-03-10T09:00', 'Pacific/Auckland', '2026-03-09T20:00:00.000Z'],
])('%s in %s is %s, and back', (time, zone, instant) => {
  expect(instantOf(time, zone)).toBe(instant);
  expect(timeIn(instant, zone)).toBe(time);
});

it.each([
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
])('takes %s in %s, which comes twice, for the first', (time, zone, instant) => {
  expect(instantOf(time, zone)).toBe(instant);
  const second = new Date(Date.parse(instant) + 3_600_000).toISOString();
  expect([timeIn(instant, zone), timeIn(second, zone)]).toEqual([time, time]);
});

it.each([
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T03:30'],
])('takes %s in %s, which never comes, for %s', (time, zone, shown) => {
  expect(timeIn(instantOf(time, zone), zone)).toBe(shown);
});
