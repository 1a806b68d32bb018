// Cases of Québec.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const montreal: Place = { country: 'CA', zone: 'America/Toronto', region: 'CA-QC' };

export const quebecCases: PackCases = {
  pack: 'CA-QC',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(montreal, '2026-11-25T12:00-05:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(montreal, '2026-11-25T20:30-05:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(montreal, '2026-11-29T12:00-05:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(montreal, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(montreal, '2026-11-25T12:00-05:00', {
        person: unconfirmed,
        business: { looser: { doubleOptIn: false } },
      }),
      'ALLOW_CONSENT',
    ],
    ['a person of 13 years', offerIn(montreal, '2026-11-25T12:00-05:00', { person: { age: 13 } }), 'DENY_AGE'],
    ['a person of 14 years', offerIn(montreal, '2026-11-25T12:00-05:00', { person: { age: 14 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(montreal, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2024-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(montreal, '2026-11-25T12:00-05:00', customer({ channel: 'sms', on: '2024-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(montreal, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2024-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
