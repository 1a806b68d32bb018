// Cases of WhatsApp's own rules.

import type { PackCases } from '../case.ts';
import { consent, freeText, orderUpdate } from '../case-facts.ts';
import { customer, offerIn, type Place } from './offer-in.ts';

const berlin: Place = { country: 'DE', zone: 'Europe/Berlin' };

export const waCases: PackCases = {
  pack: 'WA',
  cases: [
    ['a proven consent, on a weekday at noon', offerIn(berlin, '2026-11-25T12:00+01:00'), 'ALLOW_CONSENT'],
    [
      'an answer within 24 hours',
      offerIn(berlin, '2026-11-25T12:00+01:00', {
        person: { windows: { 'sender-1': { inboundAtMs: Date.parse('2026-11-24T12:30+01:00') } } },
        message: freeText,
      }),
      'ALLOW_REPLY',
    ],
    [
      'an answer after 24 hours',
      offerIn(berlin, '2026-11-25T12:00+01:00', {
        person: { windows: { 'sender-1': { inboundAtMs: Date.parse('2026-11-24T11:30+01:00') } } },
        message: freeText,
      }),
      'DENY_WINDOW_CLOSED',
    ],
    [
      'an offer to a number of the United States',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: { countries: ['DE', 'US'] } }),
      'DENY_NOT_DELIVERED',
    ],
    [
      'news of an order without an opt-in',
      offerIn(berlin, '2026-11-25T12:00+01:00', { person: { consents: [] }, message: orderUpdate }),
      'DENY_NO_CONSENT',
    ],
    [
      'news of an order on a logged opt-in',
      offerIn(berlin, '2026-11-25T12:00+01:00', {
        person: { consents: [consent({ purpose: 'orders', grade: 'E2' })] },
        message: orderUpdate,
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    [
      'own offers on WhatsApp to a customer, whatever the business decided',
      offerIn(berlin, '2026-11-25T12:00+01:00', customer({ channel: 'whatsapp', on: '2026-11-01' })),
      'DENY_NO_CONSENT',
    ],
  ],
};
