// Cases of South Africa.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const johannesburg: Place = { country: 'ZA', zone: 'Africa/Johannesburg' };

export const southAfricaCases: PackCases = {
  pack: 'ZA',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(johannesburg, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the morning', offerIn(johannesburg, '2026-11-25T08:30+02:00'), 'ALLOW_CONSENT'],
    ['Saturday at noon', offerIn(johannesburg, '2026-11-28T12:00+02:00'), 'ALLOW_CONSENT'],
    ['Saturday at two', offerIn(johannesburg, '2026-11-28T14:00+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'the same, where the business would send then',
      offerIn(johannesburg, '2026-11-28T14:00+02:00', {
        business: { looser: { hours: { marketing: { ALL: ['00:00-24:00'] } } } },
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['a Sunday', offerIn(johannesburg, '2026-11-29T12:00+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    ['a person of 17 years', offerIn(johannesburg, '2026-11-25T12:00+02:00', { person: { age: 17 } }), 'DENY_AGE'],
    ['a person of 18 years', offerIn(johannesburg, '2026-11-25T12:00+02:00', { person: { age: 18 } }), 'ALLOW_CONSENT'],
    [
      'who is on the registry, in spite of consent',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', { person: { registries: ['ZA-NCC-OPTOUT'] } }),
      'DENY_REGISTRY_LISTED',
    ],
    [
      'a registry that was imported 32 days ago',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', {
        business: { registries: { 'ZA-NCC-OPTOUT': Date.parse('2026-10-24T11:00+02:00') } },
      }),
      'DENY_REGISTRY_STALE',
    ],
    [
      'a registry that was imported 30 days ago',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', {
        business: { registries: { 'ZA-NCC-OPTOUT': Date.parse('2026-10-26T12:00+02:00') } },
      }),
      'ALLOW_CONSENT',
    ],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
    [
      'a customer who is on the registry',
      offerIn(
        johannesburg,
        '2026-11-25T12:00+02:00',
        customer({ channel: 'email', on: '2025-12-01', registries: ['ZA-NCC-OPTOUT'] }),
      ),
      'DENY_REGISTRY_LISTED',
    ],
  ],
};
