// Cases of Finland.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const helsinki: Place = { country: 'FI', zone: 'Europe/Helsinki' };

export const finlandCases: PackCases = {
  pack: 'FI',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(helsinki, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(helsinki, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(helsinki, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(helsinki, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a consent that nothing relied on for two years', offerIn(helsinki, '2028-11-24T12:00+02:00'), 'DENY_EXPIRED'],
  ],
};
