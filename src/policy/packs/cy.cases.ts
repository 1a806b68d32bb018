// Cases of Cyprus.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

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
  ],
};
