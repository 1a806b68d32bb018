// Cases of Sweden.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const stockholm: Place = { country: 'SE', zone: 'Europe/Stockholm' };

export const swedenCases: PackCases = {
  pack: 'SE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(stockholm, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(stockholm, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(stockholm, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(stockholm, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a consent that nothing relied on for two years', offerIn(stockholm, '2028-11-24T12:00+01:00'), 'DENY_EXPIRED'],
  ],
};
