// Hours go into the form and come out as they were; what does not fit is not taken apart.

import { expect, it } from 'vitest';
import { hoursOf, usualWeek, weekIn } from './week.ts';

it.each([
  [{ 'MO-FR': ['09:00-18:00'] }],
  [{ 'MO-FR': ['08:30-24:00'], SA: ['10:00-14:00'], SU: ['10:00-12:00'] }],
  [{}],
])('takes %j and gives it back', value => {
  const week = weekIn(value);
  expect(week && hoursOf(week)).toEqual(value);
});

it.each([[{ MO: ['09:00-18:00'] }], [{ 'MO-FR': ['09:00-12:00', '13:00-18:00'] }], [null], [{ SA: 'all' }]])(
  'leaves %j as it is',
  value => {
    expect(weekIn(value)).toBeNull();
  },
);

it('begins with workdays from nine to six', () => {
  expect(hoursOf(usualWeek)).toEqual({ 'MO-FR': ['09:00-18:00'] });
});
