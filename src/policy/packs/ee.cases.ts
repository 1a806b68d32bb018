// Cases of Estonia.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const tallinn: Place = { country: 'EE', zone: 'Europe/Tallinn' };

export const estoniaCases: PackCases = {
  pack: 'EE',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(tallinn, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(tallinn, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(tallinn, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(tallinn, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a customer who never agreed',
      offerIn(tallinn, '2026-11-25T12:00+02:00', { person: { consents: [] } }),
      'DENY_NO_CONSENT',
    ],
  ],
};
