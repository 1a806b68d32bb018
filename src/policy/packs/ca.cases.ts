// Cases of Canada.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const toronto: Place = { country: 'CA', zone: 'America/Toronto' };

export const canadaCases: PackCases = {
  pack: 'CA',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(toronto, '2026-11-25T12:00-05:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(toronto, '2026-11-25T20:30-05:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(toronto, '2026-11-29T12:00-05:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(toronto, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(toronto, '2026-11-25T12:00-05:00', { person: unconfirmed, business: { looser: { doubleOptIn: false } } }),
      'ALLOW_CONSENT',
    ],
    [
      'a customer who never agreed',
      offerIn(toronto, '2026-11-25T12:00-05:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
  ],
};
