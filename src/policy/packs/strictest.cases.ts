// Cases of a place without a pack, such as Thailand.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, twoThisWeek, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const bangkok: Place = { country: 'TH', zone: 'Asia/Bangkok' };

export const strictestCases: PackCases = {
  pack: '_strictest',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(bangkok, '2026-11-25T12:00+07:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(bangkok, '2026-11-25T20:30+07:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(bangkok, '2026-11-29T12:00+07:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(bangkok, '2026-11-25T12:00+07:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(bangkok, '2026-11-25T12:00+07:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'the third offer in a week',
      offerIn(bangkok, '2026-11-25T12:00+07:00', { person: twoThisWeek }),
      'DEFER_FREQUENCY',
    ],
    [
      'where the business wants packs that were reviewed',
      offerIn(bangkok, '2026-11-25T12:00+07:00', { business: { stricter: { reviewedPacksOnly: true } } }),
      'DENY_JURISDICTION_UNKNOWN',
    ],
    [
      'nothing known of where the person is',
      offerIn(bangkok, '2026-11-25T12:00+07:00', { person: { countries: [], zones: [] } }),
      'ALLOW_CONSENT',
    ],
    ['a person of 15 years', offerIn(bangkok, '2026-11-25T12:00+07:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(bangkok, '2026-11-25T12:00+07:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(bangkok, '2026-11-25T12:00+07:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
