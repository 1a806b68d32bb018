// Cases of Türkiye.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const istanbul: Place = { country: 'TR', zone: 'Europe/Istanbul' };
const registered = { registries: ['TR-IYS'], consents: [consent()] } as const;

export const turkeyCases: PackCases = {
  pack: 'TR',
  cases: [
    [
      'a proven consent, on a weekday at noon',
      offerIn(istanbul, '2026-11-25T12:00+03:00', { person: registered }),
      'ALLOW_CONSENT',
    ],
    [
      'half past eight in the evening',
      offerIn(istanbul, '2026-11-25T20:30+03:00', { person: registered }),
      'DEFER_QUIET_HOURS',
    ],
    ['a Sunday', offerIn(istanbul, '2026-11-29T12:00+03:00', { person: registered }), 'DEFER_QUIET_HOURS'],
    [
      'a consent that was withdrawn',
      offerIn(istanbul, '2026-11-25T12:00+03:00', {
        person: { ...registered, consents: [consent({ status: 'withdrawn' })] },
      }),
      'DENY_WITHDRAWN',
    ],
    [
      'a consent without double opt-in',
      offerIn(istanbul, '2026-11-25T12:00+03:00', { person: { ...registered, ...unconfirmed } }),
      'DENY_EVIDENCE_GRADE',
    ],
  ],
};
