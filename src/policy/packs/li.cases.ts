// Cases of Liechtenstein.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const vaduz: Place = { country: 'LI', zone: 'Europe/Vaduz' };

export const liechtensteinCases: PackCases = {
  pack: 'LI',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(vaduz, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(vaduz, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(vaduz, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(vaduz, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'after an objection',
      offerIn(vaduz, '2026-11-25T12:00+01:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
  ],
};
