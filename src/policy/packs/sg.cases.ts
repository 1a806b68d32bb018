// Cases of Singapore.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const singaporeCity: Place = { country: 'SG', zone: 'Asia/Singapore' };

export const singaporeCases: PackCases = {
  pack: 'SG',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(singaporeCity, '2026-11-25T12:00+08:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(singaporeCity, '2026-11-25T20:30+08:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(singaporeCity, '2026-11-29T12:00+08:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
  ],
};
