// The ledger against a real PostgreSQL: what is recorded, that it only grows, how blocks and evidence are kept.

import { createHash, createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Contacts, createContacts } from '../contacts/contacts.ts';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type BusinessId, type ContactId, idAt, type Json, present } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { createLedger, fold, type Ledger, type Narrowed } from './ledger.ts';
import { input as inputOf, seeded } from './testing.ts';
import type { ConsentEvent, ConsentInput, Gate } from './types.ts';

const startMs = Date.UTC(2026, 10, 3, 9);
const one = businessOf(1);
const other = businessOf(2);
const phone = '491701234567';

let own: TestDatabase;
let vault: Vault;
let contacts: Contacts;
let ledger: Ledger;
let nowMs = startMs;
let narrowed: Narrowed[] = [];
let refusesNarrowing = false;
let people = 0;

function businessOf(nth: number): BusinessId {
  return idAt<'business'>(startMs, Buffer.alloc(10, nth));
}

async function person(businessId: BusinessId = one): Promise<ContactId> {
  const ids = { phone: String(491701000000 + people++), userId: null, parentUserId: null };
  return (await contacts.resolve(businessId, ids)).id;
}

function input(contactId: ContactId, what: Partial<ConsentInput> & Pick<ConsentInput, 'type'>): ConsentInput {
  return inputOf({ businessId: one, contactId, ...what });
}

function given(contactId: ContactId, what: Partial<ConsentInput> = {}): ConsentInput {
  return input(contactId, { type: 'given', purpose: 'offers', channel: 'whatsapp', act: 'inbound_token', ...what });
}

async function rows<R>(text: string, ...values: unknown[]): Promise<R[]> {
  return await own.db.query<R>('all', { text, values });
}

async function stored(contactId: ContactId): Promise<{ gate: Gate; version: number }> {
  const [row] = await rows<{ gate: Gate; version: number }>(
    'select gate, version from contact where id = $1',
    contactId,
  );
  return present(row, 'a contact');
}

beforeAll(async () => {
  own = await createTestDatabase();
  const secret = createSecretKey(Buffer.alloc(32, 7));
  const clock = { now: () => nowMs };
  vault = createVault({ masterKey: { versions: [{ version: 1, secret }] }, random: seeded('vault') });
  contacts = createContacts({ db: own.db, vault, clock, random: seeded('contacts') });
  const onNarrowed = async (_: unknown, what: Narrowed): Promise<void> => {
    if (refusesNarrowing) throw new Error('the messages could not be cancelled');
    narrowed.push(what);
  };
  ledger = createLedger({ db: own.db, vault, clock, random: seeded('ledger'), contacts, onNarrowed });
});

afterAll(async () => {
  await own.stop();
});

beforeEach(() => {
  nowMs += 60_000;
  narrowed = [];
  refusesNarrowing = false;
});

describe('an event', () => {
  test('changes the gate, raises the version once for all events of a call, and is found again', async () => {
    const contactId = await person();
    const { version } = await stored(contactId);
    const recorded = await ledger.record(one, [given(contactId), given(contactId, { purpose: 'news' })]);
    expect(recorded.map(each => [each.contactId, each.version])).toEqual([
      [contactId, version + 1],
      [contactId, version + 1],
    ]);
    const { gate, version: raised } = await stored(contactId);
    expect(raised).toBe(version + 1);
    expect(gate.consents.map(each => [each.purpose, each.status, each.eventId])).toEqual([
      ['offers', 'given', recorded[0]?.eventId],
      ['news', 'given', recorded[1]?.eventId],
    ]);
    const [first] = recorded;
    expect(await ledger.findEvent(one, present(first, 'an event').eventId)).toMatchObject({
      id: first?.eventId,
      seq: null,
      recordedMs: expect.any(Number),
      event: { v: 1, type: 'given', purpose: 'offers', recordedAt: new Date(nowMs).toISOString() },
    });
  });

  test('is listed with the newest first, page by page, for its own business only', async () => {
    const contactId = await person();
    const ids: string[] = [];
    for (let nth = 0; nth < 5; nth++) {
      nowMs += 1_000;
      for (const each of await ledger.record(one, [given(contactId)])) ids.unshift(each.eventId);
    }
    const first = await ledger.listEvents(one, contactId, { after: null, limit: 3 });
    const second = await ledger.listEvents(one, contactId, { after: first.next, limit: 3 });
    expect([...first.items, ...second.items].map(each => each.id)).toEqual(ids);
    expect([first.next, second.next]).toEqual([ids[2], null]);
    expect((await ledger.listEvents(other, contactId, { after: null, limit: 9 })).items).toEqual([]);
    expect(await ledger.findEvent(other, present(first.items[0], 'an event').id)).toBeUndefined();
    await expect(ledger.listEvents(one, contactId, { after: 'x', limit: 3 })).rejects.toMatchObject({
      code: 'request-invalid',
    });
  });

  test('happened at the latest when it was recorded', async () => {
    const contactId = await person();
    const ahead = { occurredAtMs: nowMs + 60_000 };
    const [recorded] = await ledger.record(one, [given(contactId, ahead)]);
    const found = await ledger.findEvent(one, present(recorded, 'an event').eventId);
    expect(found?.event['occurredAt']).toBe(new Date(nowMs).toISOString());
    const future = given(contactId, { occurredAtMs: nowMs + 3_600_000 });
    await expect(ledger.record(one, [future])).rejects.toMatchObject({ code: 'request-invalid' });
  });

  test('is about the person who is left after a merge, whichever id was used', async () => {
    const [ids, more] = [{ phone: '491709000001' }, { userId: 'DE.9000001' }];
    const nobody = { phone: null, userId: null, parentUserId: null };
    const first = await contacts.resolve(one, { ...nobody, ...ids });
    const second = await contacts.resolve(one, { ...nobody, ...more });
    await ledger.record(one, [given(first.id), given(second.id)]);
    const survivor = await contacts.resolve(one, { ...nobody, ...ids, ...more });
    nowMs += 1_000;
    const stop = { type: 'withdrawn' } as const;
    const recorded = await ledger.record(one, [input(first.id, stop), input(second.id, stop)]);
    expect(recorded.map(each => each.contactId)).toEqual([survivor.id, survivor.id]);
    const { items } = await ledger.listEvents(one, survivor.id, { after: null, limit: 9 });
    expect(items.map(each => each.event['type'])).toEqual(['withdrawn', 'withdrawn', 'given', 'given']);
    expect(new Set(items.slice(0, 2).map(each => each.event['subject'])).size).toBe(1);
    expect(new Set(items.map(each => each.event['subject'])).size).toBe(2);
  });

  test('from the ledger alone the gate follows again', async () => {
    const contactId = await person();
    const told: Partial<ConsentInput>[] = [
      given(contactId, { thirdParties: true }),
      given(contactId, { purpose: 'orders', act: 'tick', grade: 'E2' }),
      { type: 'withdrawn', keepPurposes: ['orders'] },
      { type: 'suppressed', scope: ['marketing', 'business_initiated'], reason: 'stop' },
      { type: 'objected', objectedTo: 'marketing' },
      given(contactId, { senderIds: [businessOf(3)] }),
      { type: 'identity_changed', by: 'platform', act: 'platform' },
      { type: 'restricted' },
    ];
    for (const each of told) {
      nowMs += 1_000;
      await ledger.record(one, [inputOf({ type: 'given', ...each, businessId: one, contactId })]);
    }
    const { items } = await ledger.listEvents(one, contactId, { after: null, limit: 20 });
    const { gate: kept } = await stored(contactId);
    const { countries, zones } = kept;
    const events = items.toReversed().map(each => eventOf(each.event));
    expect(events.reduce<Gate>(fold, { ...unknownPerson, countries, zones })).toEqual(kept);
  });
});

/** A leaf read back as what the gate is folded from. */
function eventOf(leaf: { readonly [key: string]: Json }): ConsentEvent {
  const { id, occurredAt, ...event } = leaf;
  const read: unknown = { ...event, eventId: id, occurredAtMs: Date.parse(String(occurredAt)) };
  return read as ConsentEvent; // written by this room
}

describe('the ledger only grows', () => {
  test.each(['consent_event', 'consent_sequence'])(
    'PostgreSQL refuses to change %s, for its owner too',
    async table => {
      await ledger.record(one, [given(await person())]);
      await ledger.sequenceOnce();
      const before = await rows(`select * from ${table} order by 1, 2`);
      for (const change of [
        `update ${table} set business_id = business_id`,
        `delete from ${table}`,
        `truncate ${table}`,
        `truncate business, ${table}`,
      ]) {
        await expect(rows(change), change).rejects.toMatchObject({ sqlState: '42501' });
      }
      expect(before.length).toBeGreaterThan(0);
      expect(await rows(`select * from ${table} order by 1, 2`)).toEqual(before);
    },
  );
});

describe('evidence', () => {
  test('opens under the person’s evidence key, and is what the leaf commits to', async () => {
    const contactId = await person();
    const evidence = { phone, text: 'Yes, I want news', wamid: 'wamid.private' };
    const wording = { text: 'News on WhatsApp?', language: 'en' };
    const [recorded] = await ledger.record(one, [given(contactId, { evidence, wording })]);
    const { eventId } = present(recorded, 'an event');
    const [row] = await rows<{ sealed: Buffer; event: string; leaf_hash: Buffer }>(
      'select v.sealed, e.event, e.leaf_hash from consent_evidence v join consent_event e on e.id = v.event_id where e.id = $1',
      eventId,
    );
    const { sealed, event, leaf_hash: leafHash } = present(row, 'evidence');
    const keys = await own.db.transaction(one, tx => contacts.evidenceKeyIn(tx, one, [contactId]));
    const plain = vault.open(present(keys.get(contactId), 'a key'), sealed, `evidence:${eventId}`).toString('utf8');
    const opened: { salt: string; evidence: Json; wording: Json } = JSON.parse(plain);
    expect(opened).toMatchObject({ evidence, wording });
    const salt = Buffer.from(opened.salt, 'hex');
    expect(salt).toHaveLength(32);
    const canonical = `{"phone":"${phone}","text":"Yes, I want news","wamid":"wamid.private"}`;
    expect(JSON.parse(event).evidence).toBe(createHash('sha256').update(salt).update(canonical).digest('hex'));
    expect(leafHash).toEqual(createHash('sha256').update('\0').update(event).digest());
    expect(event).not.toMatch(/49170|Yes, I want|wamid|News on/);
    expect(event).not.toContain(contactId);
  });

  test('whose key was destroyed: a no is recorded without it, a yes is not', async () => {
    const contactId = await person();
    const destroy =
      "update contact_key set wrapped = null, destroyed_at = now() where contact_id = $1 and kind = 'evidence'";
    await rows(destroy, contactId);
    const [recorded] = await ledger.record(one, [input(contactId, { type: 'withdrawn' })]);
    expect(await rows('select 1 from consent_evidence where event_id = $1', recorded?.eventId)).toEqual([]);
    await expect(ledger.record(one, [given(contactId)])).rejects.toMatchObject({ code: 'key-destroyed' });
    expect((await stored(contactId)).gate.consents).toEqual([]);
  });
});

describe('suppressions', () => {
  const aliases = [
    ['phone', phone],
    ['bsuid', 'DE.1701234567'],
    ['parent_bsuid', 'DE.ENT.1701234567'],
  ] as const;

  async function list(): Promise<unknown[]> {
    const fingerprints = aliases.map(([kind, value]) => vault.fingerprint(one, kind, value));
    return await rows(
      `select kind, scope, channel, reason, lifted_at, count(*)::integer as rows from suppression
        where business_id = $1 and fingerprint = any($2) and lifted_at is null
        group by 1, 2, 3, 4, 5 order by kind, scope, channel`,
      one,
      fingerprints,
    );
  }

  test('are kept by fingerprint for every alias, lifted with the block, and laid again', async () => {
    const ids = { phone, userId: 'DE.1701234567', parentUserId: 'DE.ENT.1701234567' };
    const { id } = await contacts.resolve(one, ids);
    const stop = [
      input(id, { type: 'suppressed', scope: ['marketing'], reason: 'stop' }),
      input(id, { type: 'suppressed', scope: ['business_initiated'], reason: 'stop', channel: 'whatsapp' }),
    ];
    const [recorded] = await ledger.record(one, stop);
    const expected = ['bsuid', 'parent_bsuid', 'phone'].flatMap(kind => [
      { kind, scope: 'business_initiated', channel: 'whatsapp', reason: 'stop', lifted_at: null, rows: 1 },
      { kind, scope: 'marketing', channel: '', reason: 'stop', lifted_at: null, rows: 1 },
    ]);
    expect(await list()).toEqual(expected);
    const [row] = await rows<{ event_id: string; since_at: number; key_version: number }>(
      "select event_id, since_at, key_version from suppression where fingerprint = $1 and scope = 'marketing'",
      vault.fingerprint(one, 'phone', phone),
    );
    expect(row).toEqual({ event_id: recorded?.eventId, since_at: nowMs, key_version: vault.fingerprintVersion });

    nowMs += 1_000;
    await ledger.record(one, [input(id, { type: 'lifted', reason: 'stop' })]);
    expect(await list()).toEqual([]);
    const lifted = 'select distinct lifted_at from suppression where fingerprint = $1';
    expect(await rows(lifted, vault.fingerprint(one, 'bsuid', ids.userId))).toEqual([{ lifted_at: nowMs }]);
    await ledger.record(one, stop);
    expect(await list()).toEqual(expected);

    nowMs += 1_000;
    await ledger.record(one, [given(id)]);
    const channels = ['call', 'email', 'line', 'signal', 'sms', 'telegram'];
    expect(await list()).toEqual(
      ['bsuid', 'parent_bsuid', 'phone'].flatMap(kind =>
        channels.map(channel => ({ kind, scope: 'marketing', channel, reason: 'stop', lifted_at: null, rows: 1 })),
      ),
    );
  });

  test('remember an objection, until it is taken back', async () => {
    const ids = { phone: '491709000009', userId: null, parentUserId: null };
    const { id } = await contacts.resolve(one, ids);
    const fingerprint = vault.fingerprint(one, 'phone', ids.phone);
    await ledger.record(one, [input(id, { type: 'objected', objectedTo: 'marketing' })]);
    const text = 'select scope, channel, reason, lifted_at from suppression where fingerprint = $1';
    const objection = { scope: 'marketing', channel: '', reason: 'objection' };
    expect(await rows(text, fingerprint)).toEqual([{ ...objection, lifted_at: null }]);
    nowMs += 1_000;
    await ledger.record(one, [given(id)]);
    expect(await rows(text, fingerprint)).toEqual([{ ...objection, lifted_at: nowMs }]);
  });
});

describe('a narrowing', () => {
  test('is told in the same transaction, with the event that brought it about', async () => {
    const contactId = await person();
    const events = [
      given(contactId),
      input(contactId, { type: 'withdrawn', purpose: 'offers', channel: 'whatsapp' }),
      input(contactId, { type: 'suppressed', scope: ['all'], reason: 'complaint' }),
    ];
    const [, withdrawn, suppressed] = await ledger.record(one, events);
    const common = { businessId: one, contactId, atMs: nowMs };
    expect(narrowed).toEqual([
      { ...common, eventId: withdrawn?.eventId, narrowed: 'purpose', channel: 'whatsapp', purpose: 'offers' },
      { ...common, eventId: suppressed?.eventId, narrowed: 'all', channel: null, purpose: null },
    ]);
  });

  test('that cannot be carried out is not recorded either', async () => {
    const contactId = await person();
    const before = await stored(contactId);
    refusesNarrowing = true;
    await expect(ledger.record(one, [input(contactId, { type: 'withdrawn' })])).rejects.toThrow(/not be cancelled/);
    expect(await stored(contactId)).toEqual(before);
    expect((await ledger.listEvents(one, contactId, { after: null, limit: 9 })).items).toEqual([]);
  });
});

describe('many callers', () => {
  test('share transactions; what is wrong with one fails that one, wholly', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => person()));
    const absent = idAt<'contact'>(startMs, Buffer.alloc(10, 99));
    const before = await rows<{ n: number }>('select count(*)::integer as n from consent_event');
    const outcomes = await Promise.allSettled(
      ids.map((id, at) => {
        if (at % 4 === 1) return ledger.record(one, [given(id), given(absent)]);
        if (at % 4 === 2) return ledger.record(one, [given(id, { source: phone })]);
        if (at % 4 === 3) return ledger.record(other, [given(id)]);
        return ledger.record(one, [given(id)]);
      }),
    );
    const codes = outcomes.map(each => (each.status === 'rejected' ? each.reason.code : 'recorded'));
    expect(codes).toEqual(ids.map((_, at) => ['recorded', 'not-found', 'request-invalid', 'not-found'][at % 4]));
    const after = await rows<{ n: number }>('select count(*)::integer as n from consent_event');
    expect(present(after[0], 'a count').n - present(before[0], 'a count').n).toBe(10);
    const gates = await Promise.all(ids.map(id => stored(id)));
    expect(gates.map(each => each.gate.consents.length)).toEqual(ids.map((_, at) => (at % 4 === 0 ? 1 : 0)));
  });

  test('one call may concern several businesses', async () => {
    const [mine, theirs] = [await person(one), await person(other)];
    const events = [given(mine), inputOf({ ...given(theirs), businessId: other, type: 'withdrawn' }), given(mine)];
    const recorded = await own.db.transaction('all', tx => ledger.recordIn(tx, events));
    expect(recorded.map(each => each.contactId)).toEqual([mine, theirs, mine]);
    expect((await ledger.listEvents(other, theirs, { after: null, limit: 9 })).items).toHaveLength(1);
    expect((await ledger.listEvents(one, mine, { after: null, limit: 9 })).items).toHaveLength(2);
  });
});
