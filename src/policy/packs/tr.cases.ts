// Cases of Türkiye.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

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
    [
      'a person of 17 years',
      offerIn(istanbul, '2026-11-25T12:00+03:00', { person: { ...registered, age: 17 } }),
      'DENY_AGE',
    ],
    [
      'a person of 18 years',
      offerIn(istanbul, '2026-11-25T12:00+03:00', { person: { ...registered, age: 18 } }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent that was not registered within three business days',
      offerIn(istanbul, '2026-12-02T12:00+03:00'),
      'DENY_REGISTRY_LISTED',
    ],
    [
      'a consent of two days ago that is not registered yet',
      offerIn(istanbul, '2026-11-25T12:00+03:00'),
      'ALLOW_CONSENT',
    ],
    [
      'registered, but in a list of four days ago',
      offerIn(istanbul, '2026-12-02T12:00+03:00', {
        person: registered,
        business: { registries: { 'TR-IYS': Date.parse('2026-11-28T11:00+03:00') } },
      }),
      'DENY_REGISTRY_STALE',
    ],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(istanbul, '2026-11-25T12:00+03:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
