// Cases of India.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const mumbai: Place = { country: 'IN', zone: 'Asia/Kolkata' };

export const indiaCases: PackCases = {
  pack: 'IN',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(mumbai, '2026-11-25T12:00+05:30'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(mumbai, '2026-11-25T20:30+05:30'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(mumbai, '2026-11-29T12:00+05:30'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(mumbai, '2026-11-25T12:00+05:30', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(mumbai, '2026-11-25T12:00+05:30', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent that was withdrawn',
      offerIn(mumbai, '2026-11-25T12:00+05:30', { person: { consents: [consent({ status: 'withdrawn' })] } }),
      'DENY_WITHDRAWN',
    ],
    [
      'a person of 17 years, until May 2027',
      offerIn(mumbai, '2026-11-25T12:00+05:30', { person: { age: 17 } }),
      'ALLOW_CONSENT',
    ],
    ['the same from 13 May 2027', offerIn(mumbai, '2027-05-13T12:00+05:30', { person: { age: 17 } }), 'DENY_AGE'],
    ['a person of 15 years', offerIn(mumbai, '2026-11-25T12:00+05:30', { person: { age: 15 } }), 'DENY_AGE'],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(mumbai, '2026-11-25T12:00+05:30', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
