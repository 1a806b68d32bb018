// Cases of Luxembourg.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const luxembourgCity: Place = { country: 'LU', zone: 'Europe/Luxembourg' };

export const luxembourgCases: PackCases = {
  pack: 'LU',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(luxembourgCity, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(luxembourgCity, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(luxembourgCity, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(luxembourgCity, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a Sunday', offerIn(luxembourgCity, '2026-11-29T12:00+01:00'), 'DEFER_QUIET_HOURS'],
  ],
};
