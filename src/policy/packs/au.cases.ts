// Cases of Australia.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const sydney: Place = { country: 'AU', zone: 'Australia/Sydney' };

export const australiaCases: PackCases = {
  pack: 'AU',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(sydney, '2026-11-25T12:00+11:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(sydney, '2026-11-25T20:30+11:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(sydney, '2026-11-29T12:00+11:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(sydney, '2026-11-25T12:00+11:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(sydney, '2026-11-25T12:00+11:00', { person: unconfirmed, business: { looser: { doubleOptIn: false } } }),
      'ALLOW_CONSENT',
    ],
    ['a person of 15 years', offerIn(sydney, '2026-11-25T12:00+11:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(sydney, '2026-11-25T12:00+11:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(sydney, '2026-11-25T12:00+11:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(sydney, '2026-11-25T12:00+11:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(sydney, '2026-11-25T12:00+11:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
