// Cases of the United Kingdom.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

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
  ],
};
