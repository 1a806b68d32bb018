// Cases of Lithuania.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const vilnius: Place = { country: 'LT', zone: 'Europe/Vilnius' };

export const lithuaniaCases: PackCases = {
  pack: 'LT',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(vilnius, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(vilnius, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(vilnius, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(vilnius, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a consent that nothing relied on for two years', offerIn(vilnius, '2028-11-24T12:00+02:00'), 'DENY_EXPIRED'],
    ['a person of 13 years', offerIn(vilnius, '2026-11-25T12:00+02:00', { person: { age: 13 } }), 'DENY_AGE'],
    ['a person of 14 years', offerIn(vilnius, '2026-11-25T12:00+02:00', { person: { age: 14 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(vilnius, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(vilnius, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'DENY_NO_CONSENT',
    ],
    [
      'a customer of too long ago',
      offerIn(vilnius, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
