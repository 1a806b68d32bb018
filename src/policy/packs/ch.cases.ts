// Cases of Switzerland.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const zurich: Place = { country: 'CH', zone: 'Europe/Zurich' };

export const switzerlandCases: PackCases = {
  pack: 'CH',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(zurich, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(zurich, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(zurich, '2026-11-29T12:00+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(zurich, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(zurich, '2026-11-25T12:00+01:00', { person: unconfirmed, business: { looser: { doubleOptIn: false } } }),
      'ALLOW_CONSENT',
    ],
    ['a person of 15 years', offerIn(zurich, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(zurich, '2026-11-25T12:00+01:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(zurich, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(zurich, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(zurich, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
