// Cases of Cyprus.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const nicosia: Place = { country: 'CY', zone: 'Asia/Nicosia' };

export const cyprusCases: PackCases = {
  pack: 'CY',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(nicosia, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(nicosia, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(nicosia, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(nicosia, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a consent to email',
      offerIn(nicosia, '2026-11-25T12:00+02:00', { person: { consents: [consent({ channel: 'email' })] } }),
      'DENY_CHANNEL',
    ],
    ['a person of 13 years', offerIn(nicosia, '2026-11-25T12:00+02:00', { person: { age: 13 } }), 'DENY_AGE'],
    ['a person of 14 years', offerIn(nicosia, '2026-11-25T12:00+02:00', { person: { age: 14 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(nicosia, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(nicosia, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(nicosia, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
