// Cases of Lithuania.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const vilnius: Place = { country: 'LT', zone: 'Europe/Vilnius' };

export const lithuaniaCases: PackCases = {
  pack: 'LT',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(vilnius, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(vilnius, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(vilnius, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(vilnius, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a consent that nothing relied on for two years', offerIn(vilnius, '2028-11-24T12:00+02:00'), 'DENY_EXPIRED'],
  ],
};
