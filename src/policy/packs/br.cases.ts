// Cases of Brazil.

import type { PackCases } from '../case.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

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
  ],
};
