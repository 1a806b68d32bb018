// Cases of Slovenia.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const ljubljana: Place = { country: 'SI', zone: 'Europe/Ljubljana' };

export const sloveniaCases: PackCases = {
  pack: 'SI',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(ljubljana, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(ljubljana, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(ljubljana, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a Sunday', offerIn(ljubljana, '2026-11-29T12:00+01:00'), 'DEFER_QUIET_HOURS'],
  ],
};
