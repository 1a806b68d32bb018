// Cases of California.

import type { PackCases } from '../case.ts';
import { consent, orderUpdate } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const losAngeles: Place = { country: 'US', zone: 'America/Los_Angeles', region: 'US-CA' };

export const californiaCases: PackCases = {
  pack: 'US-CA',
  cases: [
    [
      'news of an order, on a weekday at noon',
      offerIn(losAngeles, '2026-11-25T12:00-08:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    [
      'the same at half past ten in the evening',
      offerIn(losAngeles, '2026-11-25T22:30-08:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['an offer on WhatsApp', offerIn(losAngeles, '2026-11-25T12:00-08:00'), 'DENY_NOT_DELIVERED'],
    [
      'a consent without double opt-in',
      offerIn(losAngeles, '2026-11-25T12:00-08:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'after an objection',
      offerIn(losAngeles, '2026-11-25T12:00-08:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
  ],
};
