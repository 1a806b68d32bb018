// Cases of Canada.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const toronto: Place = { country: 'CA', zone: 'America/Toronto' };

export const canadaCases: PackCases = {
  pack: 'CA',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(toronto, '2026-11-25T12:00-05:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(toronto, '2026-11-25T20:30-05:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(toronto, '2026-11-29T12:00-05:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(toronto, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(toronto, '2026-11-25T12:00-05:00', { person: unconfirmed, business: { looser: { doubleOptIn: false } } }),
      'ALLOW_CONSENT',
    ],
    [
      'a customer who never agreed',
      offerIn(toronto, '2026-11-25T12:00-05:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
    ['a person of 12 years', offerIn(toronto, '2026-11-25T12:00-05:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(toronto, '2026-11-25T12:00-05:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(toronto, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2024-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(toronto, '2026-11-25T12:00-05:00', customer({ channel: 'sms', on: '2024-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(toronto, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2024-11-01' })),
      'DENY_EXPIRED',
    ],
    [
      'five months after an inquiry',
      offerIn(toronto, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2026-06-25', kind: 'inquiry' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'seven months after an inquiry',
      offerIn(toronto, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2026-04-25', kind: 'inquiry' })),
      'DENY_EXPIRED',
    ],
  ],
};
