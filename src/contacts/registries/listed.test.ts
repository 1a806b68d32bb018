// On which lists a person is, by all their numbers: the stricter reading of each kind of list.

import { expect, it } from 'vitest';
import { registriesOf } from './listed.ts';

const listed = new Map([
  ['a', ['TR-IYS', 'SG-DNC']],
  ['b', ['TR-IYS']],
]);

it('one number on a list of refusals is enough, and in order', () => {
  expect(registriesOf(['a'], listed)).toEqual(['SG-DNC', 'TR-IYS']);
  expect(registriesOf(['a', 'c'], listed)).toEqual(['SG-DNC']);
});

it('a registered consent needs every number', () => {
  expect(registriesOf(['b', 'a'], listed)).toEqual(['SG-DNC', 'TR-IYS']);
  expect(registriesOf(['b', 'c'], listed)).toEqual([]);
});

it('nobody without a number is on any', () => {
  expect(registriesOf([], listed)).toEqual([]);
});
