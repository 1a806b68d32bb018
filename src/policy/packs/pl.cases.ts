// Cases of Poland.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const warsaw: Place = { country: 'PL', zone: 'Europe/Warsaw' };

export const polandCases: PackCases = {
  pack: 'PL',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(warsaw, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(warsaw, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(warsaw, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(warsaw, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent to email',
      offerIn(warsaw, '2026-11-25T12:00+01:00', { person: { consents: [consent({ channel: 'email' })] } }),
      'DENY_CHANNEL',
    ],
    ['a person of 15 years', offerIn(warsaw, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(warsaw, '2026-11-25T12:00+01:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(warsaw, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
