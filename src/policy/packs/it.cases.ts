// Cases of Italy.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const rome: Place = { country: 'IT', zone: 'Europe/Rome' };

export const italyCases: PackCases = {
  pack: 'IT',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(rome, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(rome, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(rome, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(rome, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a customer who never agreed',
      offerIn(rome, '2026-11-25T12:00+01:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
  ],
};
