// Cases of Texas.

import type { PackCases } from '../case.ts';
import { consent, freeText, orderUpdate } from '../case-facts.ts';
import { offerIn, type Place, unconfirmed } from './offer-in.ts';

const dallas: Place = { country: 'US', zone: 'America/Chicago', region: 'US-TX' };

export const texasCases: PackCases = {
  pack: 'US-TX',
  cases: [
    [
      'news of an order, on a weekday at noon',
      offerIn(dallas, '2026-11-25T12:00-06:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    [
      'the same at half past ten in the evening',
      offerIn(dallas, '2026-11-25T22:30-06:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['an offer on WhatsApp', offerIn(dallas, '2026-11-25T12:00-06:00'), 'DENY_NOT_DELIVERED'],
    [
      'a consent without double opt-in',
      offerIn(dallas, '2026-11-25T12:00-06:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'an answer',
      offerIn(dallas, '2026-11-25T12:00-06:00', {
        person: { windows: { 'sender-1': { inboundAtMs: Date.parse('2026-11-25T11:00-06:00') } } },
        message: freeText,
      }),
      'ALLOW_REPLY',
    ],
  ],
};
