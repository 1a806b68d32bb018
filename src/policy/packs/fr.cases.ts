// Cases of France.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const paris: Place = { country: 'FR', zone: 'Europe/Paris' };

export const franceCases: PackCases = {
  pack: 'FR',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(paris, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the morning', offerIn(paris, '2026-11-25T08:30+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(paris, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'the same, where the business would send in the evening',
      offerIn(paris, '2026-11-25T20:30+01:00', {
        business: { looser: { hours: { marketing: { ALL: ['00:00-24:00'] } } } },
      }),
      'DEFER_QUIET_HOURS',
    ],
    [
      'a Sunday, where the business would send on it',
      offerIn(paris, '2026-11-29T12:00+01:00', {
        business: { looser: { hours: { marketing: { ALL: ['00:00-24:00'] } } } },
      }),
      'DEFER_QUIET_HOURS',
    ],
    [
      'a consent without double opt-in',
      offerIn(paris, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    ['a person of 14 years', offerIn(paris, '2026-11-25T12:00+01:00', { person: { age: 14 } }), 'DENY_AGE'],
    ['a person of 15 years', offerIn(paris, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(paris, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(paris, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(paris, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
