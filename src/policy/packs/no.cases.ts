// Cases of Norway.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const oslo: Place = { country: 'NO', zone: 'Europe/Oslo' };

export const norwayCases: PackCases = {
  pack: 'NO',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(oslo, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(oslo, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(oslo, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(oslo, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent that was withdrawn',
      offerIn(oslo, '2026-11-25T12:00+01:00', { person: { consents: [consent({ status: 'withdrawn' })] } }),
      'DENY_WITHDRAWN',
    ],
    ['a person of 12 years', offerIn(oslo, '2026-11-25T12:00+01:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(oslo, '2026-11-25T12:00+01:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(oslo, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(oslo, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(oslo, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
