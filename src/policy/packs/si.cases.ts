// Cases of Slovenia.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const ljubljana: Place = { country: 'SI', zone: 'Europe/Ljubljana' };

export const sloveniaCases: PackCases = {
  pack: 'SI',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(ljubljana, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(ljubljana, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a Sunday', offerIn(ljubljana, '2026-11-29T12:00+01:00'), 'DEFER_QUIET_HOURS'],
    ['a person of 14 years', offerIn(ljubljana, '2026-11-25T12:00+01:00', { person: { age: 14 } }), 'DENY_AGE'],
    ['a person of 15 years', offerIn(ljubljana, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'DENY_NO_CONSENT',
    ],
    [
      'a customer of too long ago',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
