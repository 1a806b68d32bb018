// Cases of the United States.

import type { PackCases } from '../case.ts';
import { consent, freeText, orderUpdate } from '../case-facts.ts';
import { customer, offerIn, type Place, unconfirmed } from './offer-in.ts';

const newYork: Place = { country: 'US', zone: 'America/New_York' };

export const unitedStatesCases: PackCases = {
  pack: 'US',
  cases: [
    [
      'news of an order, on a weekday at noon',
      offerIn(newYork, '2026-11-25T12:00-05:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    [
      'the same at half past ten in the evening',
      offerIn(newYork, '2026-11-25T22:30-05:00', {
        person: { consents: [consent({ purpose: 'orders' })] },
        message: orderUpdate,
      }),
      'DEFER_QUIET_HOURS',
    ],
    ['an offer on WhatsApp', offerIn(newYork, '2026-11-25T12:00-05:00'), 'DENY_NOT_DELIVERED'],
    [
      'a consent without double opt-in',
      offerIn(newYork, '2026-11-25T12:00-05:00', { person: unconfirmed }),
      'DENY_EVIDENCE_GRADE',
    ],
    [
      'an answer',
      offerIn(newYork, '2026-11-25T12:00-05:00', {
        person: { windows: { 'sender-1': { inboundAtMs: Date.parse('2026-11-25T11:00-05:00') } } },
        message: freeText,
      }),
      'ALLOW_REPLY',
    ],
    ['a person of 12 years', offerIn(newYork, '2026-11-25T12:00-05:00', { person: { age: 12 } }), 'DENY_AGE'],
    [
      'a text to a number that changed hands',
      offerIn(newYork, '2026-11-25T12:00-05:00', {
        person: { registries: ['US-RND'], consents: [consent({ channel: 'sms' })] },
        message: { channel: 'sms' },
      }),
      'DENY_REGISTRY_LISTED',
    ],
    [
      'offers by email to a customer, whatever the business decided',
      offerIn(newYork, '2026-11-25T12:00-05:00', customer({ channel: 'email', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
