// Cases of Romania.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const bucharest: Place = { country: 'RO', zone: 'Europe/Bucharest' };

export const romaniaCases: PackCases = {
  pack: 'RO',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(bucharest, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(bucharest, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(bucharest, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(bucharest, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'after an objection',
      offerIn(bucharest, '2026-11-25T12:00+02:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
  ],
};
