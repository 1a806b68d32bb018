// What is stored of a decision comes back whole.

import { expect, test } from 'vitest';
import { decide, type Facts, unknownPerson } from '../../policy/policy.ts';
import { readRecord, writeRecord } from './record.ts';

const facts: Facts = {
  atMs: Date.UTC(2026, 0, 5, 10),
  person: { ...unknownPerson, countries: ['DE'], zones: ['Europe/Berlin'] },
  business: { countries: ['DE'], zone: 'Europe/Berlin', stricter: {} },
  sender: { id: 's', active: true, country: 'DE', directSend: false },
  message: {
    channel: 'whatsapp',
    declaredClass: null,
    purpose: null,
    purposeClass: null,
    purposeKnown: true,
    kind: 'template',
    template: { name: 'offer', language: 'de', category: 'MARKETING', status: 'PAUSED', tellsOptOut: false },
    directSendCategory: null,
    tellsOptOut: false,
    carriesText: false,
    marketingMessagesApi: false,
    madeByAi: false,
  },
  rates: { pairFreeAtMs: 0, limitUsed: 0, limitMax: null, limitCounted: false },
};

test('a refusal with several reasons comes back with the sources of each', () => {
  const decision = decide(facts);
  expect(decision.reasons.length).toBeGreaterThan(1);
  const text = writeRecord({ facts, decision });
  expect(readRecord(text)).toEqual({ facts, decision });
  expect(text).not.toContain('"sources"');
});
