// When requests must be answered, day by day.

import { describe, expect, it } from 'vitest';
import { answerDue, extendedDue, type Within, workingDaysDue } from './deadlines.ts';

const berlin = { zone: 'Europe/Berlin', countries: ['DE'] };
const month: Within = { months: 1, days: null };
const at = (instant: string): number => Date.parse(instant);

describe('an answer is due', () => {
  it.each<[string, Within, string, typeof berlin, string]>([
    ['A11: 31 January and a month, on a Sunday: the Monday', month, '2027-01-31T10:00:00Z', berlin, '2027-03-01'],
    ['a month later', month, '2026-11-24T10:00:00Z', berlin, '2026-12-24'],
    ['after Christmas, which fell on the last day', month, '2026-11-25T10:00:00Z', berlin, '2026-12-28'],
    ['in a leap year', month, '2028-01-31T10:00:00Z', berlin, '2028-02-29'],
    ['by the local day: late in Berlin it is tomorrow', month, '2026-11-24T23:30:00Z', berlin, '2026-12-28'],
    [
      'in days',
      { months: null, days: 15 },
      '2026-11-24T10:00:00Z',
      { zone: 'America/Sao_Paulo', countries: ['BR'] },
      '2026-12-09',
    ],
    ['the earlier of both', { months: 1, days: 15 }, '2026-11-24T10:00:00Z', berlin, '2026-12-09'],
    [
      'on the first of May in no country that rests then',
      { months: null, days: 1 },
      '2026-04-30T10:00:00Z',
      berlin,
      '2026-05-04',
    ],
  ])('%s', (_, within, received, place, day) => {
    expect(answerDue(within, at(received), place)?.day).toBe(day);
  });

  it('until that day is over where the business is', () => {
    expect(answerDue(month, at('2026-11-24T10:00:00Z'), berlin)?.dueAtMs).toBe(at('2026-12-24T23:00:00Z'));
    expect(answerDue(month, at('2026-06-24T10:00:00Z'), berlin)?.dueAtMs).toBe(at('2026-07-24T22:00:00Z'));
  });

  it('at no time where no law says so', () => {
    expect(answerDue({ months: null, days: null }, 0, berlin)).toBeNull();
  });

  it('two months later when it was extended', () => {
    const place = { ...berlin, months: 2 };
    expect(extendedDue(month, at('2027-01-31T10:00:00Z'), place)?.day).toBe('2027-04-30');
    expect(extendedDue({ months: null, days: 30 }, at('2026-11-24T10:00:00Z'), place)?.day).toBe('2027-02-24');
  });

  it('in working days, over weekends and holidays', () => {
    expect(workingDaysDue(1, at('2026-11-27T10:00:00Z'), berlin).day).toBe('2026-11-30');
    expect(workingDaysDue(1, at('2026-12-24T10:00:00Z'), berlin).day).toBe('2026-12-28');
    expect(workingDaysDue(3, at('2026-11-24T10:00:00Z'), berlin).day).toBe('2026-11-27');
  });
});
