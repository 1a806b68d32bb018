// Cases of Norway.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const oslo: Place = { country: 'NO', zone: 'Europe/Oslo' };

export const norwayCases: PackCases = {
  pack: 'NO',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(oslo, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(oslo, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(oslo, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(oslo, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent that was withdrawn',
      offerIn(oslo, '2026-11-25T12:00+01:00', { person: { consents: [consent({ status: 'withdrawn' })] } }),
      'DENY_WITHDRAWN',
    ],
  ],
};
