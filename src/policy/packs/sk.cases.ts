// Cases of Slovakia.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const bratislava: Place = { country: 'SK', zone: 'Europe/Bratislava' };

export const slovakiaCases: PackCases = {
  pack: 'SK',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(bratislava, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(bratislava, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(bratislava, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(bratislava, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'the third offer in a week',
      offerIn(bratislava, '2026-11-25T12:00+01:00', { person: twoThisWeek }),
      'DEFER_FREQUENCY',
    ],
    ['a person of 15 years', offerIn(bratislava, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(bratislava, '2026-11-25T12:00+01:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(bratislava, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(bratislava, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(bratislava, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
