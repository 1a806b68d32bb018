// Cases of Romania.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const bucharest: Place = { country: 'RO', zone: 'Europe/Bucharest' };

export const romaniaCases: PackCases = {
  pack: 'RO',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(bucharest, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(bucharest, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(bucharest, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(bucharest, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'after an objection',
      offerIn(bucharest, '2026-11-25T12:00+02:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
    ['a person of 15 years', offerIn(bucharest, '2026-11-25T12:00+02:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(bucharest, '2026-11-25T12:00+02:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(bucharest, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(bucharest, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'DENY_NO_CONSENT',
    ],
    [
      'a customer of too long ago',
      offerIn(bucharest, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
