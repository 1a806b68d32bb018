// Cases of Belgium.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const brussels: Place = { country: 'BE', zone: 'Europe/Brussels' };

export const belgiumCases: PackCases = {
  pack: 'BE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(brussels, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(brussels, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(brussels, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(brussels, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'the third offer in a week',
      offerIn(brussels, '2026-11-25T12:00+01:00', { person: twoThisWeek }),
      'DEFER_FREQUENCY',
    ],
    ['a person of 12 years', offerIn(brussels, '2026-11-25T12:00+01:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(brussels, '2026-11-25T12:00+01:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(brussels, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(brussels, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'DENY_NO_CONSENT',
    ],
    [
      'a customer of too long ago',
      offerIn(brussels, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
