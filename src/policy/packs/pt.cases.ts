// Cases of Portugal.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const lisbon: Place = { country: 'PT', zone: 'Europe/Lisbon' };

export const portugalCases: PackCases = {
  pack: 'PT',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(lisbon, '2026-11-25T12:00+00:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(lisbon, '2026-11-25T20:30+00:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(lisbon, '2026-11-25T12:00+00:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(lisbon, '2026-11-25T12:00+00:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a customer who never agreed',
      offerIn(lisbon, '2026-11-25T12:00+00:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
  ],
};
