// Hours of a week: read from text, intersected, looked up.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { always, bothWeeks, isAlways, minutesToWait, type Week, weekOf } from './week.ts';

fc.configureGlobal({ seed: 20_261_124 });

const monday = (...slots: string[]): Week => weekOf({ MO: slots });

describe('a week', () => {
  it('is read from days and spans of days', () => {
    const week = weekOf({ 'MO-SA': ['09:00-20:00'], SU: [] });
    expect(week.map(slots => slots.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
    expect(week[0]).toEqual([[540, 1200]]);
    expect(weekOf({ ALL: ['00:00-24:00'] })).toEqual(always);
  });

  it('has one spelling for one set of minutes', () => {
    expect(monday('12:00-14:00', '09:00-12:00', '13:00-15:00')).toEqual(monday('09:00-15:00'));
  });

  it.each(['XX', 'SU-MO', 'MO-TU-WE', ''])('does not know the day "%s"', day => {
    expect(() => weekOf({ [day]: ['09:00-20:00'] })).toThrow(TypeError);
  });

  it.each(['9-20', '09:00', '20:00-09:00', '09:00-09:00', '09:00-25:00', '09:00-24:30', '09:60-10:00', ''])(
    'does not know the hours "%s"',
    hours => {
      expect(() => weekOf({ MO: [hours] })).toThrow(TypeError);
    },
  );

  it('is intersected minute by minute', () => {
    expect(bothWeeks(monday('09:00-12:00', '14:00-20:00'), monday('11:00-15:00'))).toEqual(
      monday('11:00-12:00', '14:00-15:00'),
    );
    expect(bothWeeks(monday('09:00-12:00'), weekOf({ TU: ['09:00-12:00'] }))).toEqual(weekOf({}));
    expect(isAlways(bothWeeks(always, always))).toBe(true);
    expect(isAlways(bothWeeks(always, monday('00:00-24:00')))).toBe(false);
  });

  it('says how long to wait', () => {
    const week = weekOf({ 'MO-SA': ['09:00-12:00', '14:00-20:00'] });
    expect(minutesToWait(week, 0, 8 * 60)).toBe(60);
    expect(minutesToWait(week, 0, 9 * 60)).toBe(0);
    expect(minutesToWait(week, 0, 12 * 60)).toBe(120);
    expect(minutesToWait(week, 5, 20 * 60)).toBe(4 * 60 + 24 * 60 + 9 * 60);
    expect(minutesToWait(monday('09:00-10:00'), 0, 10 * 60)).toBe(7 * 24 * 60 - 60);
    expect(minutesToWait(weekOf({}), 3, 0)).toBe(-1);
  });

  it('lets through, after the wait, exactly what it allows', () => {
    const slot = fc.tuple(fc.nat(1438), fc.nat(1438)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
    const week = fc
      .array(fc.array(slot, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
      .map(days => days.reduce<Week>((all, slots, day) => all.map((one, at) => (at === day ? slots : one)), always))
      .map(raw => bothWeeks(raw, always));
    fc.assert(
      fc.property(week, fc.nat(6), fc.nat(1439), (hours, day, minute) => {
        const allows = (at: number): boolean =>
          (hours[Math.floor(at / 1440) % 7] ?? []).some(([from, to]) => from <= at % 1440 && at % 1440 < to);
        const start = day * 1440 + minute;
        const wait = minutesToWait(hours, day, minute);
        const first = Array.from({ length: 8 * 1440 }, (_, ahead) => ahead).find(ahead => allows(start + ahead));
        expect(wait).toBe(first ?? -1);
      }),
      { numRuns: 200 },
    );
  });
});
