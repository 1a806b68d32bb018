// Cases of Latvia.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const riga: Place = { country: 'LV', zone: 'Europe/Riga' };

export const latviaCases: PackCases = {
  pack: 'LV',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(riga, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(riga, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(riga, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(riga, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['the third offer in a week', offerIn(riga, '2026-11-25T12:00+02:00', { person: twoThisWeek }), 'DEFER_FREQUENCY'],
  ],
};
