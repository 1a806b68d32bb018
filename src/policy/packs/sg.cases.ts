// Cases of Singapore.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const singaporeCity: Place = { country: 'SG', zone: 'Asia/Singapore' };

export const singaporeCases: PackCases = {
  pack: 'SG',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(singaporeCity, '2026-11-25T12:00+08:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(singaporeCity, '2026-11-25T20:30+08:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(singaporeCity, '2026-11-29T12:00+08:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', {
        person: unconfirmed,
        business: { ...withoutDoubleOptIn, registries: { 'SG-DNC': Date.parse('2026-11-24T12:00+08:00') } },
      }),
      'ALLOW_CONSENT',
    ],
    ['a person of 12 years', offerIn(singaporeCity, '2026-11-25T12:00+08:00', { person: { age: 12 } }), 'DENY_AGE'],
    [
      'a person of 13 years',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', { person: { age: 13 } }),
      'ALLOW_CONSENT',
    ],
    [
      'who is on the registry, but agreed in a form that can be shown',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', { person: { registries: ['SG-DNC'] } }),
      'ALLOW_CONSENT',
    ],
    [
      'who is on it, on a consent that was only logged',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', {
        person: { ...unconfirmed, registries: ['SG-DNC'] },
        business: { ...withoutDoubleOptIn, registries: { 'SG-DNC': Date.parse('2026-11-24T12:00+08:00') } },
      }),
      'DENY_REGISTRY_LISTED',
    ],
    [
      'the same person without an entry, by a list of 22 days ago',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', {
        person: unconfirmed,
        business: { ...withoutDoubleOptIn, registries: { 'SG-DNC': Date.parse('2026-11-03T11:00+08:00') } },
      }),
      'DENY_REGISTRY_STALE',
    ],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(singaporeCity, '2026-11-25T12:00+08:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
