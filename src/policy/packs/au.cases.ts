// Cases of Australia.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const sydney: Place = { country: 'AU', zone: 'Australia/Sydney' };

export const australiaCases: PackCases = {
  pack: 'AU',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(sydney, '2026-11-25T12:00+11:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(sydney, '2026-11-25T20:30+11:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(sydney, '2026-11-29T12:00+11:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(sydney, '2026-11-25T12:00+11:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(sydney, '2026-11-25T12:00+11:00', { person: unconfirmed, business: { looser: { doubleOptIn: false } } }),
      'ALLOW_CONSENT',
    ],
  ],
};
