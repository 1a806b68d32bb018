// Cases of Québec.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const montreal: Place = { country: 'CA', zone: 'America/Toronto', region: 'CA-QC' };

export const quebecCases: PackCases = {
  pack: 'CA-QC',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(montreal, '2026-11-25T12:00-05:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(montreal, '2026-11-25T20:30-05:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(montreal, '2026-11-29T12:00-05:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(montreal, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without it',
      offerIn(montreal, '2026-11-25T12:00-05:00', {
        person: unconfirmed,
        business: { looser: { doubleOptIn: false } },
      }),
      'ALLOW_CONSENT',
    ],
  ],
};
