// Cases of Bulgaria.

import type { PackCases } from '../case.ts';
import { block } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const sofia: Place = { country: 'BG', zone: 'Europe/Sofia' };

export const bulgariaCases: PackCases = {
  pack: 'BG',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(sofia, '2026-11-25T12:00+02:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(sofia, '2026-11-25T20:30+02:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(sofia, '2026-11-25T12:00+02:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(sofia, '2026-11-25T12:00+02:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'after a stop',
      offerIn(sofia, '2026-11-25T12:00+02:00', { person: { suppressions: [block({ scope: 'marketing' })] } }),
      'DENY_SUPPRESSED',
    ],
    ['a person of 13 years', offerIn(sofia, '2026-11-25T12:00+02:00', { person: { age: 13 } }), 'DENY_AGE'],
    ['a person of 14 years', offerIn(sofia, '2026-11-25T12:00+02:00', { person: { age: 14 } }), 'ALLOW_CONSENT'],
    [
      'own offers by email to a customer, where the business relies on that',
      offerIn(sofia, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-12-01' })),
      'ALLOW_SOFT_OPT_IN',
    ],
    [
      'the same by text message',
      offerIn(sofia, '2026-11-25T12:00+02:00', customer({ channel: 'sms', on: '2025-12-01' })),
      'DENY_NO_CONSENT',
    ],
    [
      'a customer of too long ago',
      offerIn(sofia, '2026-11-25T12:00+02:00', customer({ channel: 'email', on: '2025-11-01' })),
      'DENY_EXPIRED',
    ],
  ],
};
