// Cases of Greece.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const athens: Place = { country: 'GR', zone: 'Europe/Athens' };

export const greeceCases: PackCases = {
  pack: 'GR',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(athens, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(athens, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(athens, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(athens, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'the third offer in a week',
      offerIn(athens, '2026-11-25T12:00+02:00', { person: twoThisWeek }),
      'DEFER_FREQUENCY',
    ],
    ['a person of 14 years', offerIn(athens, '2026-11-25T12:00+02:00', { person: { age: 14 } }), 'DENY_AGE'],
    ['a person of 15 years', offerIn(athens, '2026-11-25T12:00+02:00', { person: { age: 15 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(athens, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(athens, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(athens, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
