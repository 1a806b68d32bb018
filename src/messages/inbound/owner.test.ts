// One app may serve several businesses: none gets what is another's, or nobody's for sure.

import { expect, test } from 'vitest';
import { idAt } from '../../kernel/kernel.ts';
import { namesStranger, ownerAmong } from './owner.ts';

const [bakery, florist] = [1, 2].map(n => idAt<'business'>(n, Buffer.alloc(10, n)));
const at = (businessId: typeof bakery, phoneNumberId: string, wabaId: string) =>
  businessId === undefined ? [] : [{ businessId, phoneNumberId, wabaId }];
const bakeryOnly = [...at(bakery, '1', 'b'), ...at(bakery, '2', 'b')];
const both = [...bakeryOnly, ...at(florist, '3', 'f'), ...at(florist, '4', 'joint'), ...at(bakery, '5', 'joint')];

test.each([
  ['by number', both, { phoneNumberId: '3', wabaId: 'b' }, florist],
  ['by account', both, { phoneNumberId: '9', wabaId: 'f' }, florist],
  ['by account when there is no number', both, { phoneNumberId: null, wabaId: 'b' }, bakery],
  ['nobody for sure: an account of two', both, { phoneNumberId: '9', wabaId: 'joint' }, null],
  ['nobody for sure: unknown to an app of two', both, { phoneNumberId: '9', wabaId: 'x' }, null],
  ['nobody for sure: nothing named', both, { phoneNumberId: null, wabaId: null }, null],
  ['the app’s only business', bakeryOnly, { phoneNumberId: '9', wabaId: 'x' }, bakery],
])('%s', (_, signers, named, owner) => {
  expect(ownerAmong(signers, named)).toBe(owner);
});

test('a stranger is named by neither number nor account', () => {
  expect(namesStranger(both, { phoneNumberId: '9', wabaId: 'x' })).toBe(true);
  expect(namesStranger(both, { phoneNumberId: null, wabaId: 'x' })).toBe(true);
  expect(namesStranger(both, { phoneNumberId: '9', wabaId: 'f' })).toBe(false);
  expect(namesStranger(both, { phoneNumberId: '3', wabaId: null })).toBe(false);
  expect(namesStranger(both, { phoneNumberId: null, wabaId: null })).toBe(false);
});
