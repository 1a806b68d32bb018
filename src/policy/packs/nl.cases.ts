// Cases of the Netherlands.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const amsterdam: Place = { country: 'NL', zone: 'Europe/Amsterdam' };

export const netherlandsCases: PackCases = {
  pack: 'NL',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(amsterdam, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(amsterdam, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'who never agreed, on any channel',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
    ['a person of 15 years', offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
