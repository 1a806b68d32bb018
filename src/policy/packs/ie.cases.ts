// Cases of Ireland.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

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
    ['a person of 15 years', offerIn(dublin, '2026-11-25T12:00+00:00', { person: { age: 15 } }), 'DENY_AGE'],
    ['a person of 16 years', offerIn(dublin, '2026-11-25T12:00+00:00', { person: { age: 16 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(dublin, '2026-11-25T12:00+00:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(dublin, '2026-11-25T12:00+00:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(dublin, '2026-11-25T12:00+00:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
