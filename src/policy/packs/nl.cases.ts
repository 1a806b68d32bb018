// Cases of the Netherlands.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const amsterdam: Place = { country: 'NL', zone: 'Europe/Amsterdam' };

export const netherlandsCases: PackCases = {
  pack: 'NL',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(amsterdam, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(amsterdam, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'who never agreed, on any channel',
      offerIn(amsterdam, '2026-11-25T12:00+01:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
  ],
};
