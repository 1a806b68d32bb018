// Cases of Liechtenstein.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const vaduz: Place = { country: 'LI', zone: 'Europe/Vaduz' };

export const liechtensteinCases: PackCases = {
  pack: 'LI',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(vaduz, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(vaduz, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(vaduz, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(vaduz, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'after an objection',
      offerIn(vaduz, '2026-11-25T12:00+01:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
    ['a person of 15 years', offerIn(vaduz, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(vaduz, '2026-11-25T12:00+01:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(vaduz, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
