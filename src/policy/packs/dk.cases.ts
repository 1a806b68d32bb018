// Cases of Denmark.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const copenhagen: Place = { country: 'DK', zone: 'Europe/Copenhagen' };

export const denmarkCases: PackCases = {
  pack: 'DK',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(copenhagen, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(copenhagen, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(copenhagen, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(copenhagen, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a double opt-in that was not finished',
      offerIn(copenhagen, '2026-11-25T12:00+01:00', {
        person: { consents: [consent({ status: 'requested', grade: 'E1' })] },
      }),
      'DENY_PENDING_DOI',
    ],
    ['a person of 14 years', offerIn(copenhagen, '2026-11-25T12:00+01:00', { person: { age: 14 } }), 'DENY_AGE'],
    ['a person of 15 years', offerIn(copenhagen, '2026-11-25T12:00+01:00', { person: { age: 15 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(copenhagen, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(copenhagen, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(copenhagen, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
