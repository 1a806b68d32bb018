// Cases of Florida.

import type { PackCases } from '../case.ts';
import { block, consent, orderUpdate } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const miami: Place = { country: 'US', zone: 'America/New_York', region: 'US-FL' };

export const floridaCases: PackCases = {
  pack: 'US-FL',
  cases: [
    [
      'news of an order, on a weekday at noon',
      offerIn(miami, '2026-11-25T12:00-05:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    [
      'the same at half past ten in the evening',
      offerIn(miami, '2026-11-25T22:30-05:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['an offer on WhatsApp', offerIn(miami, '2026-11-25T12:00-05:00'), 'DENY_NOT_DELIVERED'],
    [
      'a consent without double opt-in',
      offerIn(miami, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'after a stop',
      offerIn(miami, '2026-11-25T12:00-05:00', { person: { suppressions: [block()] }, message: orderUpdate }),
      'DENY_SUPPRESSED',
    ],
  ],
};
