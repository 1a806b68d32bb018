// Cases of Austria.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const vienna: Place = { country: 'AT', zone: 'Europe/Vienna' };

export const austriaCases: PackCases = {
  pack: 'AT',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(vienna, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(vienna, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(vienna, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(vienna, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a Sunday', offerIn(vienna, '2026-11-29T12:00+01:00'), 'DEFER_QUIET_HOURS'],
  ],
};
