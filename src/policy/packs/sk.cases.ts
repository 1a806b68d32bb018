// Cases of Slovakia.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const bratislava: Place = { country: 'SK', zone: 'Europe/Bratislava' };

export const slovakiaCases: PackCases = {
  pack: 'SK',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(bratislava, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(bratislava, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(bratislava, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(bratislava, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'the third offer in a week',
      offerIn(bratislava, '2026-11-25T12:00+01:00', { person: twoThisWeek }),
      'DEFER_FREQUENCY',
    ],
  ],
};
