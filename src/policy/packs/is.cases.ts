// Cases of Iceland.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed, withoutDoubleOptIn } from './offer-in.ts';

const reykjavik: Place = { country: 'IS', zone: 'Atlantic/Reykjavik' };

export const icelandCases: PackCases = {
  pack: 'IS',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(reykjavik, '2026-11-25T12:00+00:00'), 'ALLOW_CONSENT'],
    ['half past eight in the evening', offerIn(reykjavik, '2026-11-25T20:30+00:00'), 'DEFER_QUIET_HOURS'],
    [
      'a consent without double opt-in',
      offerIn(reykjavik, '2026-11-25T12:00+00:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'the same, where the business does without',
      offerIn(reykjavik, '2026-11-25T12:00+00:00', { person: unconfirmed, business: withoutDoubleOptIn }),
      'ALLOW_CONSENT',
    ],
    [
      'a double opt-in that was not finished',
      offerIn(reykjavik, '2026-11-25T12:00+00:00', {
        person: { consents: [consent({ status: 'requested', grade: 'E1' })] },
      }),
      'DENY_PENDING_DOI',
    ],
    ['a person of 12 years', offerIn(reykjavik, '2026-11-25T12:00+00:00', { person: { age: 12 } }), 'DENY_AGE'],
    ['a person of 13 years', offerIn(reykjavik, '2026-11-25T12:00+00:00', { person: { age: 13 } }), 'ALLOW_CONSENT'],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(reykjavik, '2026-11-25T12:00+00:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
