// Each answer of Meta's leads to the verdict that a person can act on.

import { expect, it } from 'vitest';
import { type Heard, ofAccount, ofNumber, ofSubscription, ofToken, type Verdict } from './verdicts.ts';

const refused = (code: number, error_subcode?: number): Heard => ({
  status: 400,
  body: { error: { code, ...(error_subcode === undefined ? {} : { error_subcode }) } },
});
const well = (body: unknown): Heard => ({ status: 200, body });

it.each<[string, Heard, Verdict]>([
  ['none', null, 'meta-unreachable'],
  ['the number', well({ id: '1' }), 'token-works'],
  ['an unknown token', refused(190), 'token-refused'],
  ['an old token', refused(190, 463), 'token-expired'],
  ['no permission', refused(10), 'token-lacks-rights'],
  ['no permission for this', refused(200), 'token-lacks-rights'],
  ['an unknown object', refused(100, 33), 'number-unseen'],
  ['something odd', { status: 502, body: null }, 'meta-unreachable'],
])('of the token: %s', (_, answer, verdict) => {
  expect(ofToken(answer)).toBe(verdict);
});

const number = { status: 'CONNECTED', display_phone_number: '+49 30 901820', quality_rating: 'GREEN' };

it.each<[string, object, Verdict]>([
  ['connected', {}, 'number-connected'],
  ['not registered', { status: 'PENDING' }, 'number-not-connected'],
  ['another one', { display_phone_number: '+49 30 1' }, 'number-differs'],
  ['of low quality', { quality_rating: 'RED' }, 'number-quality-low'],
])('of the number: %s', (_, changes, verdict) => {
  expect(ofNumber(well({ ...number, ...changes }), '+49 (30) 901820')).toBe(verdict);
});

it.each<[string, Heard, Verdict]>([
  ['its own', well({ data: [{ id: '7' }] }), 'account-fits'],
  ['another', well({ data: [{ id: '8' }] }), 'number-elsewhere'],
  ['unseen', refused(100, 33), 'account-unseen'],
])('of the account: %s', (_, answer, verdict) => {
  expect(ofAccount(answer, '7')).toBe(verdict);
});

it('of the subscription: an app, or none', () => {
  expect(ofSubscription(well({ data: [{ whatsapp_business_api_data: { id: '1' } }] }))).toBe('subscribed');
  expect(ofSubscription(well({ data: [] }))).toBe('not-subscribed');
  expect(ofNumber(refused(190), '1')).toBe('not-looked-at');
});
