// Cases of Sweden.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const stockholm: Place = { country: 'SE', zone: 'Europe/Stockholm' };

export const swedenCases: PackCases = {
  pack: 'SE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(stockholm, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(stockholm, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(stockholm, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(stockholm, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a consent that nothing relied on for two years', offerIn(stockholm, '2028-11-24T12:00+01:00'), 'DENY_EXPIRED'],
    ['a person of 12 years', offerIn(stockholm, '2026-11-25T12:00+01:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(stockholm, '2026-11-25T12:00+01:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(stockholm, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(stockholm, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(stockholm, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
