// Cases of Germany.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const berlin: Place = { country: 'DE', zone: 'Europe/Berlin' };

export const germanyCases: PackCases = {
  pack: 'DE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(berlin, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the morning', offerIn(berlin, '2026-11-25T08:30+01:00'), 'DEFER_QUIET_HOURS'],
    ['half past eight in the evening', offerIn(berlin, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'the same, where the business sends in the evening',
      offerIn(berlin, '2026-11-25T20:30+01:00', {
        business: { looser: { hours: { marketing: { ALL: ['00:00-24:00'] } } } },
      }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent without double opt-in',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a survey, which is advertising',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: unconfirmed, message: { purposeClass: 'survey' } }),
      'DENY_EVIDENCE_GRADE',
    ],
  ],
};
