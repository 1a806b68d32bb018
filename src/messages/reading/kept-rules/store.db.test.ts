// A decision of older rules is read with the sources that were kept then.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { decide, type Facts, packs, rulesVersion, unknownPerson } from '../../../policy/policy.ts';
import { sourcesToday } from '../record.ts';
import { replay } from '../replay.ts';
import { findPacks, findSources, keepRules } from './store.ts';

/** What asked for nothing then. */
const nothing = {
  hours: {
    marketing: Array.from({ length: 7 }, () => [[0, 1_440]]),
    utility: Array.from({ length: 7 }, () => [[0, 1_440]]),
  },
  minGrade: { marketing: 'E0', survey: 'E0', utility: 'E0', authentication: 'E0' },
};
const atMs = Date.UTC(2026, 10, 24, 12);
const facts: Facts = {
  atMs,
  person: {
    ...unknownPerson,
    countries: ['DE'],
    zones: ['Europe/Berlin'],
    contactedBefore: true,
    consents: [
      { purpose: 'offers', channel: 'whatsapp', status: 'given', grade: 'E1', sinceMs: atMs - 1_000, eventId: 'e' },
    ],
  },
  business: { countries: ['DE'], zone: 'Europe/Berlin', stricter: {} },
  sender: { id: 's', active: true, country: 'DE', directSend: false },
  message: {
    channel: 'whatsapp',
    declaredClass: null,
    purpose: 'offers',
    purposeClass: 'marketing_own',
    purposeKnown: true,
    kind: 'template',
    template: { name: 'offer', language: 'de', category: 'MARKETING', status: 'APPROVED', tellsOptOut: true },
    directSendCategory: null,
    tellsOptOut: false,
    carriesText: true,
    marketingMessagesApi: false,
    madeByAi: false,
  },
  rates: { pairFreeAtMs: 0, limitUsed: 0, limitMax: null, limitCounted: false },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.stop());

test('the sources and packs of today’s rules are kept once, whole', async () => {
  expect(await findSources(database.db, rulesVersion)).toBeUndefined();
  await keepRules(database.db);
  expect(await findSources(database.db, rulesVersion)).toEqual(sourcesToday);
  expect(await findPacks(database.db, rulesVersion)).toEqual(packs);
});

test('what a version kept first stays', async () => {
  await database.db.query('all', { text: `update setting set value = '[]' where name like 'sources %'`, values: [] });
  await keepRules(database.db);
  expect(await findSources(database.db, rulesVersion)).toEqual(new Map());
});

test('a decision of an older version is judged by the packs of then, and shows what today’s would say', async () => {
  const older = packs.map(pack => ({ ...pack, hours: nothing.hours, doubleOptIn: false, minGrade: nothing.minGrade }));
  await database.db.query('all', {
    text: 'insert into setting (name, value) values ($1, $2)',
    values: ['packs 2020.1.1', JSON.stringify(older)],
  });
  const decision = { ...decide(facts), ruleset: '2020.1.1+DE,WA' };
  const replayed = await replay(database.db, { facts, decision });
  expect(replayed.own?.outcome).toBe('allow');
  expect(replayed.own?.ruleset).toBe('2020.1.1+DE,WA');
  expect(replayed.today.reasons[0]?.code).toBe('DENY_EVIDENCE_GRADE');
  expect(await replay(database.db, { facts, decision: { ...decision, ruleset: '2019.1.1+DE' } })).toMatchObject({
    own: null,
  });
});
