// Cases of Estonia.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const tallinn: Place = { country: 'EE', zone: 'Europe/Tallinn' };

export const estoniaCases: PackCases = {
  pack: 'EE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(tallinn, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(tallinn, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(tallinn, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(tallinn, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a customer who never agreed',
      offerIn(tallinn, '2026-11-25T12:00+02:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
    ['a person of 12 years', offerIn(tallinn, '2026-11-25T12:00+02:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(tallinn, '2026-11-25T12:00+02:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(tallinn, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(tallinn, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(tallinn, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
