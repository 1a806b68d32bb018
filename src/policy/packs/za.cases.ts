// Cases of South Africa.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const johannesburg: Place = { country: 'ZA', zone: 'Africa/Johannesburg' };

export const southAfricaCases: PackCases = {
  pack: 'ZA',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(johannesburg, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the morning', offerIn(johannesburg, '2026-11-25T08:30+02:00'), 'ALLOW_CONSENT'],
    ['Saturday at noon', offerIn(johannesburg, '2026-11-28T12:00+02:00'), 'ALLOW_CONSENT'],
    ['Saturday at two', offerIn(johannesburg, '2026-11-28T14:00+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'the same, where the business would send then',
      offerIn(johannesburg, '2026-11-28T14:00+02:00', {
        business: { looser: { hours: { marketing: { ALL: ['00:00-24:00'] } } } },
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['a Sunday', offerIn(johannesburg, '2026-11-29T12:00+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(johannesburg, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
  ],
};
