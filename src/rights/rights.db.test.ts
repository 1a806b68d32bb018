// Requests and doubts on a real database: one open for each person, whoever opens it at once; people who are merged; what
// staff may do and when; and nothing of another business.

import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createContacts } from '../contacts/contacts.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type BusinessId, type ContactId, type Id, idAt, type MessageId, sha256 } from '../kernel/kernel.ts';
import { type ConsentInput, createLedger } from '../ledger/ledger.ts';
import { createVault, loadMasterKey } from '../vault/vault.ts';
import { createNeedsPerson, createRights, type NeedsPerson, type Rights } from './rights.ts';
import type { Heard, Opened } from './types.ts';

const mondayMs = Date.parse('2026-03-09T09:00:00Z');
const dayMs = 86_400_000;
const dataKey = Buffer.alloc(32, 5);
const berlin = { zone: 'Europe/Berlin', countries: ['DE'], dataKey };

let database: TestDatabase;
let rights: Rights;
let needsPerson: NeedsPerson;
let contacts: ReturnType<typeof createContacts>;
let registry: Registry;
let businessId: BusinessId;
let nowMs = mondayMs;
let nth = 0;

const newBusiness = (): BusinessId => idAt<'business'>(mondayMs, sha256(`business ${++nth}`).subarray(0, 10));
const newMessage = (): MessageId => idAt<'message'>(mondayMs, sha256(`message ${++nth}`).subarray(0, 10));

beforeAll(async () => {
  database = await createTestDatabase();
  let drawn = 0;
  const random = {
    bytes: (length: number) =>
      Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, () => sha256(`${++drawn}`))).subarray(0, length),
  };
  const clock = { now: () => nowMs };
  const value = Buffer.alloc(32, 7).toString('base64');
  const { key: masterKey } = await loadMasterKey({ file: null, value, dataDir: '.', random });
  const vault = createVault({ masterKey, random });
  const shared = { db: database.db, vault, clock, random };
  contacts = createContacts(shared);
  const ledger = createLedger({ ...shared, contacts, onNarrowed: async () => undefined });
  const deps = { ...shared, directory: { business: () => berlin } };
  registry = new Registry();
  needsPerson = createNeedsPerson(deps);
  rights = createRights({ ...deps, contacts, registry, ledger, stopByStaff });
});

afterAll(async () => {
  await database.stop();
});

beforeEach(() => {
  businessId = newBusiness();
  nowMs = mondayMs;
});

function stopByStaff(of: BusinessId, contactId: ContactId, evidence: ConsentInput['evidence']): ConsentInput[] {
  const common = { businessId: of, contactId, purpose: null, channel: null, act: 'written', grade: 'E2' } as const;
  return [
    { ...common, type: 'suppressed', scope: ['marketing'], reason: 'stop', by: 'staff', source: 'test', evidence },
  ];
}

async function person(): Promise<ContactId> {
  const phone = `49151${String(++nth).padStart(8, '0')}`;
  return (await contacts.resolve(businessId, { phone, userId: null, parentUserId: null })).id;
}

type What = Heard extends infer One
  ? One extends Heard
    ? Omit<One, 'messageId' | 'countries' | 'atMs'>
    : never
  : never;

const hear = async (...some: What[]): Promise<Opened[]> => {
  const heard = some.map((one): Heard => ({ ...one, messageId: newMessage(), countries: [], atMs: nowMs }));
  return await database.db.transaction(businessId, tx => needsPerson.noteIn(tx, businessId, heard));
};
const right = (contactId: ContactId, certain = true): What => ({
  of: 'right',
  contactId,
  kind: 'erasure',
  certain,
  language: 'en',
});
const doubt = (contactId: ContactId, meant = 'a stop'): What => ({ of: 'doubt', contactId, meant });
const settled = (contactId: ContactId, outcome: 'stop' | 'no_stop'): What => ({ of: 'settled', contactId, outcome });
const page = { state: 'all', contactId: null, after: null, limit: 50 } as const;
const requestsOf = async (contactId: ContactId) =>
  (await rights.listRequests(businessId, { ...page, contactId })).items;
const doubtsOf = async (contactId: ContactId) => (await rights.listDoubts(businessId, { ...page, contactId })).items;
const blocksOf = async (contactId: ContactId) =>
  (await contacts.refresh(businessId, contactId)).facts.suppressions.map(one => one.reason);

async function merge(from: ContactId, into: ContactId): Promise<void> {
  const text = 'update contact set merged_into = $3 where business_id = $1 and id = $2';
  await database.db.query(businessId, { text, values: [businessId, from, into] });
}

describe('a request that is heard', () => {
  test('is opened once with its day, however often and at once it is asked; after it ended, anew', async () => {
    const contactId = await person();
    const opened = (await Promise.all([1, 2, 3, 4].map(() => hear(right(contactId))))).flat();
    expect(opened).toMatchObject([{ of: 'right', kind: 'erasure', dueMs: Date.parse('2026-04-09T22:00:00Z') }]);
    const [request] = await requestsOf(contactId);
    expect(request).toMatchObject({ state: 'received', certain: true, receivedMs: mondayMs, source: 'whatsapp' });
    if (request === undefined) return;
    const change = { id: request.id, note: null, extend: null, by: 'staff' };
    await rights.changeRequest(businessId, { ...change, state: 'answered' });
    expect(await hear(right(contactId))).toHaveLength(1);
    expect(await requestsOf(contactId)).toHaveLength(2);
  });

  test('is not answered when it is a guess; once it is sure it is, by the clock of the guess', async () => {
    const contactId = await person();
    expect(await hear(right(contactId, false))).toEqual([]);
    nowMs += 5 * dayMs;
    expect(await hear(right(contactId, false))).toEqual([]);
    expect(await hear(right(contactId, false), right(contactId))).toMatchObject([
      { of: 'right', dueMs: Date.parse('2026-04-09T22:00:00Z') },
    ]);
    expect(await hear(right(contactId))).toEqual([]);
    expect(await requestsOf(contactId)).toMatchObject([{ certain: true, receivedMs: mondayMs }]);
  });

  test('joins the one of whoever was merged into the person, and is theirs', async () => {
    const [near, far, survivor] = [await person(), await person(), await person()];
    await hear(right(far), doubt(far));
    await merge(far, near);
    await merge(near, survivor);
    expect(await hear(right(survivor), right(near), doubt(survivor))).toEqual([]);
    expect(await requestsOf(survivor)).toHaveLength(1);
    await hear(settled(survivor, 'stop'));
    expect(await doubtsOf(survivor)).toMatchObject([{ outcome: 'stop' }]);
  });
});

describe('a doubt', () => {
  test('is opened once, at once too, and is due on the next working day', async () => {
    const contactId = await person();
    const opened = (await Promise.all([1, 2, 3].map(() => hear(doubt(contactId, 'less often: once a month'))))).flat();
    expect(opened).toMatchObject([{ of: 'doubt' }]);
    expect(await doubtsOf(contactId)).toMatchObject([
      { meant: 'less often: once a month', dueMs: Date.parse('2026-03-10T23:00:00Z'), askedMs: null, outcome: null },
    ]);
    for (const one of opened) if (one.of === 'doubt') await needsPerson.markAsked(businessId, one.id);
    expect(await doubtsOf(contactId)).toMatchObject([{ askedMs: mondayMs }]);
  });

  test('is closed by what the person says after it, and not by what they said before', async () => {
    const contactId = await person();
    await hear(settled(contactId, 'stop'));
    expect(await hear(doubt(contactId), settled(contactId, 'no_stop'))).toEqual([]);
    expect(await hear(settled(contactId, 'no_stop'), doubt(contactId))).toHaveLength(1);
    await hear(settled(contactId, 'no_stop'), doubt(contactId), settled(contactId, 'stop'));
    expect(await doubtsOf(contactId)).toMatchObject([{ outcome: 'no_stop', closedBy: 'person' }]);
    await hear(settled(contactId, 'stop'));
    expect(await doubtsOf(contactId)).toMatchObject([{ outcome: 'no_stop' }]);
  });

  test('is resolved once, with what follows in the ledger', async () => {
    const [one, other] = [await person(), await person()];
    await hear(doubt(one), doubt(other));
    const [first] = await doubtsOf(one);
    const [second] = await doubtsOf(other);
    if (first === undefined || second === undefined) throw new Error('no doubts');
    const note = 'she told me on the phone';
    const by = 'api key 1';
    const stopped = await rights.resolveDoubt(businessId, { id: first.id, outcome: 'stop', note, by });
    expect(stopped).toMatchObject({ outcome: 'stop', closedBy: by, notes: [{ text: note, by, atMs: mondayMs }] });
    expect(await blocksOf(one)).toEqual(['stop']);
    expect(await rights.resolveDoubt(businessId, { id: first.id, outcome: 'stop', note, by })).toEqual(stopped);
    await expect(rights.resolveDoubt(businessId, { id: first.id, outcome: 'no_stop', note, by })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    await rights.resolveDoubt(businessId, { id: second.id, outcome: 'no_stop', note, by });
    expect(await blocksOf(other)).toEqual([]);
    const sealed = await database.db.query<{ note: Buffer }>('all', {
      text: 'select note from stop_doubt where note is not null',
      values: [],
    });
    for (const row of sealed) expect(row.note.toString('latin1')).not.toContain('phone');
  });

  test('is no way around an open request for which marketing waits', async () => {
    const contactId = await person();
    const entered = { businessId, contactId, kind: 'erasure', source: 'staff', note: null, by: 'staff' } as const;
    const { request } = await rights.enterRequest({ ...entered, receivedMs: mondayMs });
    await hear(doubt(contactId));
    const [open] = await doubtsOf(contactId);
    if (open === undefined) throw new Error('no doubt');
    const resolution = { id: open.id, outcome: 'no_stop', note: 'a joke', by: 'staff' } as const;
    await expect(rights.resolveDoubt(businessId, resolution)).rejects.toMatchObject({ code: 'conflict' });
    expect(await blocksOf(contactId)).toEqual(['doubt']);
    const done = { id: request.id, state: 'answered', note: null, extend: null, by: 'staff' } as const;
    await rights.changeRequest(businessId, done);
    await rights.resolveDoubt(businessId, resolution);
    expect(await blocksOf(contactId)).toEqual([]);
  });
});

describe('a request that staff enter', () => {
  test('counts from its receipt, holds marketing where the right says so, and joins the open one with its note', async () => {
    const contactId = await person();
    const entered = {
      businessId,
      contactId,
      source: 'staff',
      note: 'by phone',
      by: 'staff',
      receivedMs: mondayMs,
    } as const;
    await rights.enterRequest({ ...entered, kind: 'access' });
    expect(await blocksOf(contactId)).toEqual([]);
    nowMs += 10 * dayMs;
    const first = await rights.enterRequest({ ...entered, kind: 'objection' });
    expect(first).toMatchObject({ isNew: true, request: { receivedMs: mondayMs, stateMs: mondayMs } });
    expect(await blocksOf(contactId)).toEqual(['doubt']);
    const again = await rights.enterRequest({ ...entered, kind: 'objection', note: 'and by letter' });
    expect(again).toMatchObject({ isNew: false, request: { id: first.request.id } });
    const stored = await rights.findRequest(businessId, first.request.id);
    expect(stored?.notes.map(one => one.text)).toEqual(['by phone', 'and by letter']);
  });

  test('makes a guess sure', async () => {
    const contactId = await person();
    await hear(right(contactId, false));
    const entered = { businessId, contactId, kind: 'erasure', source: 'api', note: null, by: 'form' } as const;
    const { isNew, request } = await rights.enterRequest({ ...entered, receivedMs: nowMs });
    expect([isNew, request.certain]).toEqual([false, true]);
  });
});

describe('what staff do with a request', () => {
  const opened = async (): Promise<Id<'request'>> => {
    const contactId = await person();
    await hear(right(contactId));
    const [request] = await requestsOf(contactId);
    if (request === undefined) throw new Error('no request');
    return request.id;
  };
  const change = (id: Id<'request'>, what: Partial<Parameters<Rights['changeRequest']>[1]>) =>
    rights.changeRequest(businessId, { id, state: 'in_progress', note: null, extend: null, by: 'staff', ...what });

  test('goes one way, and ends without an answer only with a reason', async () => {
    const id = await opened();
    await expect(change(id, { state: 'refused' })).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(change(id, { state: 'closed' })).rejects.toMatchObject({ code: 'request-invalid' });
    expect(await change(id, {})).toMatchObject({ state: 'in_progress', changedBy: 'staff' });
    expect(await change(id, { state: 'refused', note: 'not their data' })).toMatchObject({ state: 'refused' });
    await expect(change(id, { state: 'answered' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await change(id, { state: 'closed' })).toMatchObject({ state: 'closed' });
    await expect(change(id, { state: 'in_progress' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('extends it once, by two months, while there is time', async () => {
    const id = await opened();
    const extend = { reason: 'there are many files' };
    await expect(change(id, { state: 'answered', extend })).rejects.toMatchObject({ code: 'request-invalid' });
    expect(await change(id, { extend })).toMatchObject({
      dueMs: Date.parse('2026-06-09T22:00:00Z'),
      extendedReason: extend.reason,
    });
    await expect(change(id, { extend })).rejects.toMatchObject({ code: 'conflict' });
    const late = await opened();
    nowMs = Date.parse('2026-04-09T22:00:01Z');
    await expect(change(late, { extend })).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('lists are pages, newest first, of what is open or ended', async () => {
  const people = [await person(), await person(), await person()];
  for (const contactId of people) {
    nowMs += 1;
    await hear(right(contactId), doubt(contactId));
  }
  const first = await rights.listRequests(businessId, { ...page, limit: 2 });
  const second = await rights.listRequests(businessId, { ...page, limit: 2, after: first.next });
  expect([...first.items, ...second.items].map(one => one.contactId)).toEqual(people.toReversed());
  expect(second.next).toBeNull();
  for (const contactId of people.slice(0, 1)) await hear(settled(contactId, 'no_stop'));
  const byState = async (state: 'open' | 'closed') =>
    (await rights.listDoubts(businessId, { ...page, state })).items.length;
  expect([await byState('open'), await byState('closed')]).toEqual([2, 1]);
});

test('a business sees and changes nothing of another', async () => {
  const contactId = await person();
  await hear(right(contactId), doubt(contactId));
  const [request] = await requestsOf(contactId);
  const [open] = await doubtsOf(contactId);
  if (request === undefined || open === undefined) throw new Error('nothing was opened');
  const theirs = newBusiness();
  expect((await rights.listRequests(theirs, page)).items).toEqual([]);
  expect((await rights.listDoubts(theirs, page)).items).toEqual([]);
  expect(await rights.findRequest(theirs, request.id)).toBeUndefined();
  const done = { note: 'x', by: 'them' };
  expect(
    await rights.changeRequest(theirs, { ...done, id: request.id, state: 'closed', extend: null }),
  ).toBeUndefined();
  expect(await rights.resolveDoubt(theirs, { ...done, id: open.id, outcome: 'no_stop' })).toBeUndefined();
  for (const table of ['rights_request', 'stop_doubt']) {
    const counted = { text: `select 1 from ${table}`, values: [] };
    expect(await database.db.query(theirs, counted)).toEqual([]);
    expect(await database.db.query(businessId, counted)).toHaveLength(1);
  }
});

test('the figures tell what waits and what is late', async () => {
  const figure = async (what: string, late: string) => {
    const values = (await registry.getSingleMetric('assent_rights_waiting')?.get())?.values ?? [];
    return values.find(one => one.labels['what'] === what && one.labels['late'] === late)?.value ?? 0;
  };
  const before = await figure('doubts', 'no');
  await hear(doubt(await person()));
  expect(await figure('doubts', 'no')).toBe(before + 1);
  nowMs += 3 * dayMs;
  expect(await figure('doubts', 'yes')).toBeGreaterThan(0);
});
