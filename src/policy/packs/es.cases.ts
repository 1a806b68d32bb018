// Cases of Spain.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const madrid: Place = { country: 'ES', zone: 'Europe/Madrid' };

export const spainCases: PackCases = {
  pack: 'ES',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(madrid, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(madrid, '2026-11-25T20:30+01:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(madrid, '2026-11-25T12:00+01:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(madrid, '2026-11-25T12:00+01:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'after an objection',
      offerIn(madrid, '2026-11-25T12:00+01:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
    ['a person of 13 years', offerIn(madrid, '2026-11-25T12:00+01:00', { person: { age: 13 } }), 'DENY_AGE'],
    ['a person of 14 years', offerIn(madrid, '2026-11-25T12:00+01:00', { person: { age: 14 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(madrid, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(madrid, '2026-11-25T12:00+01:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'a customer of too long ago',
      offerIn(madrid, '2026-11-25T12:00+01:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
    [
      'a customer who is on the registry',
      offerIn(
        madrid,
        '2026-11-25T12:00+01:00',
        customer({ channel: 'email', on: '2025-12-01', registries: ['ES-ROBINSON'] }),
      ),
      'DENY_REGISTRY_LISTED',
    ],
  ],
};
