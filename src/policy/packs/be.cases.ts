// Cases of Belgium.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const brussels: Place = { country: 'BE', zone: 'Europe/Brussels' };

export const belgiumCases: PackCases = {
  pack: 'BE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(brussels, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(brussels, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(brussels, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(brussels, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'the third offer in a week',
      offerIn(brussels, '2026-11-25T12:00+01:00', { person: twoThisWeek }),
      'DEFER_FREQUENCY',
    ],
  ],
};
