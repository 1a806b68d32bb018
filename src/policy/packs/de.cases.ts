// Cases of Germany.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const berlin: Place = { country: 'DE', zone: 'Europe/Berlin' };

export const germanyCases: PackCases = {
  pack: 'DE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(berlin, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the morning', offerIn(berlin, '2026-11-25T08:30+01:00'), 'DEFER_QUIET_HOURS'],
    ['half past eight in the evening', offerIn(berlin, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'the same, where the business sends in the evening',
      offerIn(berlin, '2026-11-25T20:30+01:00', {
        business: { looser: { hours: { marketing: { ALL: ['00:00-24:00'] } } } },
      }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent without double opt-in',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a survey, which is advertising',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: unconfirmed, message: { purposeClass: 'survey' } }),
      'DENY_EVIDENCE_GRADE',
    ],
    ['a person of 15 years', offerIn(berlin, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(berlin, '2026-11-25T12:00+01:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(berlin, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(berlin, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'DENY_NO_CONSENT',
    ],
    [
      'a customer of too long ago',
      offerIn(berlin, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
    [
      'who only inquired, by email',
      offerIn(berlin, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2026-11-20', kind: 'inquiry' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
