// Until when people wait, day by day.

import { expect, test } from 'vitest';
import { doubtDue, extendedRequestDue, requestDue } from './clock.ts';

const berlin = { zone: 'Europe/Berlin', countries: ['DE'] };
const at = (instant: string) => Date.parse(instant);

test.each([
  ['a month later, until the day is over', '2026-03-10T09:00:00Z', [], '2026-04-10T22:00:00Z'],
  ['where the month has no such day, on its last', '2026-05-31T09:00:00Z', [], '2026-06-30T22:00:00Z'],
  ['on a Sunday, the Monday after', '2027-01-31T09:00:00Z', [], '2027-03-01T23:00:00Z'],
  ['over a holiday', '2026-11-25T09:00:00Z', [], '2026-12-28T23:00:00Z'],
  ['sooner where the person’s law says so', '2026-03-10T09:00:00Z', ['BR'], '2026-03-25T23:00:00Z'],
  ['after a month where their law says nothing', '2026-03-10T09:00:00Z', ['US', 'XX'], '2026-04-10T22:00:00Z'],
])('a request is due %s', (_, received, countries, due) => {
  expect(new Date(requestDue(at(received), berlin, countries)).toISOString()).toBe(due.replace('Z', '.000Z'));
});

test('an extension adds two months to the first', () => {
  expect(extendedRequestDue(at('2027-01-31T09:00:00Z'), berlin, [])).toBe(at('2027-04-30T22:00:00Z'));
});

test('a doubt is due at the end of the next working day', () => {
  expect(doubtDue(at('2026-03-10T09:00:00Z'), berlin)).toBe(at('2026-03-11T23:00:00Z'));
  expect(doubtDue(at('2026-03-13T09:00:00Z'), berlin)).toBe(at('2026-03-16T23:00:00Z'));
});
