// Until when the rule makes a message wait. Local times are written out, so that a reader can check them by hand.

import { describe, expect, it } from 'vitest';
import { factsWith, orderUpdate, situationToday } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { quietHoursRule } from './quiet-hours.ts';

/** 24 November 2026 is a Tuesday; Berlin is one hour ahead of UTC in winter and two in summer. */
const utc = (text: string): number => Date.parse(`${text}Z`);
const at = (text: string, changes: Parameters<typeof factsWith>[0] = {}): Facts =>
  factsWith({ ...changes, atMs: utc(text) });
const untilOf = (facts: Facts): string | undefined => {
  const untilMs = quietHoursRule.judge(situationToday(facts))?.untilMs;
  return untilMs === undefined ? undefined : new Date(untilMs).toISOString().slice(0, 19);
};

describe('hours of rest', () => {
  it.each([
    ['from the night to the morning', at('2026-11-24T02:00'), '2026-11-24T08:00:00'],
    ['from the evening to the morning', at('2026-11-24T19:30:30'), '2026-11-25T08:00:00'],
    ['from Saturday evening to Monday', at('2026-11-28T20:00'), '2026-11-30T08:00:00'],
    // The clock goes forward on 29 March 2026 at 01:00 UTC and back on 25 October 2026 at 01:00 UTC.
    ['over the change to summer time', at('2026-03-28T20:00'), '2026-03-30T07:00:00'],
    ['over the change to winter time', at('2026-10-24T19:00'), '2026-10-26T08:00:00'],
    [
      'order updates, over the change to summer time',
      at('2026-03-28T22:00', { message: orderUpdate }),
      '2026-03-29T05:00:00',
    ],
    [
      'order updates, on the day of the change back',
      at('2026-10-25T00:30', { message: orderUpdate }),
      '2026-10-25T06:00:00',
    ],
  ])('waits %s', (_, facts, until) => {
    expect(untilOf(facts)).toBe(until);
  });

  it('waits for the first hour that is allowed in every zone the person may be in', () => {
    const zones = ['America/New_York', 'America/Los_Angeles'];
    // 20:30 in New York, 17:30 in Los Angeles: not both. Then 09:00 in Los Angeles, 12:00 in New York.
    expect(untilOf(at('2026-11-25T01:30', { person: { zones } }))).toBe('2026-11-25T17:00:00');
    // 18:00 and 15:00: both.
    expect(untilOf(at('2026-11-24T23:00', { person: { zones } }))).toBeUndefined();
  });

  it('takes all zones of the possible countries when none is recorded', () => {
    const person = { zones: [], countries: ['PT'] };
    // 09:30 in Lisbon and Madeira, 08:30 on the Azores.
    expect(untilOf(at('2026-11-24T09:30', { person }))).toBe('2026-11-24T10:00:00');
  });

  it("takes the business's own zone when nothing tells where the person is", () => {
    const facts = { person: { zones: [], countries: [] }, business: { zone: 'Asia/Tokyo' } };
    expect(untilOf(at('2026-11-24T08:00', facts))).toBeUndefined();
    expect(untilOf(at('2026-11-24T12:00', facts))).toBe('2026-11-25T00:00:00');
  });

  it('holds the hours that the business made stricter, and not the ones it made looser', () => {
    const stricter = { hours: { marketing: { ALL: ['00:00-12:00'] } } };
    expect(untilOf(at('2026-11-24T11:30', { business: { stricter } }))).toBe('2026-11-25T08:00:00');
  });
});
