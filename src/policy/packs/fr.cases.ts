// Cases of France.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

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
  ],
};
