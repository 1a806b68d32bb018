// Cases of Ireland.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const dublin: Place = { country: 'IE', zone: 'Europe/Dublin' };

export const irelandCases: PackCases = {
  pack: 'IE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(dublin, '2026-11-25T12:00+00:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(dublin, '2026-11-25T20:30+00:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(dublin, '2026-11-25T12:00+00:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(dublin, '2026-11-25T12:00+00:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent that was withdrawn',
      offerIn(dublin, '2026-11-25T12:00+00:00', { person: { consents: [consent({ status: 'withdrawn' })] } }),
      'DENY_WITHDRAWN',
    ],
  ],
};
