// Cases of Brazil.

import type { PackCases } from '../case.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const saoPaulo: Place = { country: 'BR', zone: 'America/Sao_Paulo' };

export const brazilCases: PackCases = {
  pack: 'BR',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(saoPaulo, '2026-11-25T12:00-03:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(saoPaulo, '2026-11-25T20:30-03:00'), 'DEFER_QUIET_HOURS'],
    ['a Sunday', offerIn(saoPaulo, '2026-11-29T12:00-03:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(saoPaulo, '2026-11-25T12:00-03:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(saoPaulo, '2026-11-25T12:00-03:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    ['a person of 11 years', offerIn(saoPaulo, '2026-11-25T12:00-03:00', { person: { age: 11 } }), 'DENY_AGE'],
    ['a person of 12 years', offerIn(saoPaulo, '2026-11-25T12:00-03:00', { person: { age: 12 } }), 'ALLOW_CONSENT'],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(saoPaulo, '2026-11-25T12:00-03:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
