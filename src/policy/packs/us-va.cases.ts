// Cases of Virginia.

import type { PackCases } from '../case.ts';
import { block, consent, orderUpdate } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const richmond: Place = { country: 'US', zone: 'America/New_York', region: 'US-VA' };

export const virginiaCases: PackCases = {
  pack: 'US-VA',
  cases: [
    [
      'news of an order, on a weekday at noon',
      offerIn(richmond, '2026-11-25T12:00-05:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    [
      'the same at half past ten in the evening',
      offerIn(richmond, '2026-11-25T22:30-05:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['an offer on WhatsApp', offerIn(richmond, '2026-11-25T12:00-05:00'), 'DENY_NOT_DELIVERED'],
    [
      'a consent without double opt-in',
      offerIn(richmond, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'two years after a stop',
      offerIn(richmond, '2028-11-22T12:00-05:00', { person: { consents: [], suppressions: [block()] } }),
      'DENY_SUPPRESSED',
    ],
  ],
};
