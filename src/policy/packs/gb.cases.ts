// Cases of the United Kingdom.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const london: Place = { country: 'GB', zone: 'Europe/London' };

export const unitedKingdomCases: PackCases = {
  pack: 'GB',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(london, '2026-11-25T12:00+00:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(london, '2026-11-25T20:30+00:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(london, '2026-11-25T12:00+00:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(london, '2026-11-25T12:00+00:00', { person: unconfirmed, business: { looser: { doubleOptIn: false } } }),
      'ALLOW_CONSENT',
    ],
    [
      'after an objection',
      offerIn(london, '2026-11-25T12:00+00:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
    ['a person of 12 years', offerIn(london, '2026-11-25T12:00+00:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(london, '2026-11-25T12:00+00:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(london, '2026-11-25T12:00+00:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(london, '2026-11-25T12:00+00:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(london, '2026-11-25T12:00+00:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
    [
      'a charity to a supporter, by email',
      offerIn(london, '2026-11-25T12:00+00:00', customer({ channel: 'email', on: '2026-06-25', kind: 'membership' })),
      'ALLOW_SOFT_OPT_IN',
    ],
  ],
};
