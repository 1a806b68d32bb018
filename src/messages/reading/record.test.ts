// What is stored of a decision comes back whole.

import { expect, test } from 'vitest';
import { decide, type Facts, rulesVersion, unknownPerson } from '../../policy/policy.ts';
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

test('a refusal with several reasons comes back with the sources of each', async () => {
  const decision = decide(facts);
  expect(decision.reasons.length).toBeGreaterThan(1);
  const text = writeRecord({ facts, decision });
  expect(await readRecord(text, () => Promise.reject(new Error('today’s are known')))).toEqual({ facts, decision });
  expect(text).not.toContain('"sources"');
});

test('a decision of older rules has the sources of then, or none; never today’s', async () => {
  const today = decide(facts);
  const decision = { ...today, ruleset: today.ruleset.replace(rulesVersion, '2020.1.1') };
  const text = writeRecord({ facts, decision });
  const then = [{ title: 'as it was' }];
  const rule = decision.reasons[0]?.rule ?? '';
  const kept = await readRecord(text, async version => (version === '2020.1.1' ? new Map([[rule, then]]) : undefined));
  expect(kept.decision.reasons[0]?.sources).toEqual(then);
  const unknown = await readRecord(text, async () => undefined);
  expect(unknown.decision.reasons.every(reason => reason.sources.length === 0)).toBe(true);
  expect(unknown.decision.ruleset).toBe(decision.ruleset);
});
