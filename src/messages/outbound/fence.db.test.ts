// The fence, with two processes on one database: each has its own pool, caches and lanes; what they hand over goes to
// one recorder in Meta's place. Whatever the interleaving, no mark follows a withdrawal's commit.

import fc from 'fast-check';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLimiter } from '../../channels/whatsapp/whatsapp.ts';
import { createContacts } from '../../contacts/contacts.ts';
import { createDatabase, type Database } from '../../database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type BusinessId, type ContactId, type Id, newId, present } from '../../kernel/kernel.ts';
import { createLedger, type Ledger } from '../../ledger/ledger.ts';
import { createVault, loadMasterKey } from '../../vault/vault.ts';
import { createDirectory } from '../directory/directory.ts';
import { createCancel } from '../inbound/cancel.ts';
import { createMessageMetrics } from '../metrics.ts';
import type { Sender, SendInput } from '../types.ts';
import { createSenderLane, type SenderLane } from './lane.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { queue, send } from './send.ts';

const random = { bytes: (length: number) => seeded(length) };
let state = 1;
/** A small generator with a fixed seed: the test is the same each time but for the interleaving itself. */
function seeded(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
const base = Date.UTC(2026, 0, 5, 10);
let reads = 0;
/** Runs on by a little each time that somebody looks: rates refill, and nothing depends on the machine's hour. */
const clock = { now: () => base + 50 * reads++ };
const quiet = { info: () => undefined, warn: () => undefined };

type Process = {
  out: Outbound;
  lane: SenderLane;
  ledger: Ledger;
  contacts: ReturnType<typeof createContacts>;
  db: Database;
};
type HandedOver = { messageId: string; to: string; at: number };

let database: TestDatabase;
let processes: Process[];
let businessId: BusinessId;
let sender: Sender;
const handedOver: HandedOver[] = [];
let tick = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const { key } = await loadMasterKey({
    file: null,
    value: Buffer.alloc(32, 7).toString('base64'),
    dataDir: '.',
    random,
  });
  const first = await openProcess(database.db, key);
  businessId = await first.directory.addBusiness({ name: 'Bakery', countries: ['DE'], zone: 'Europe/Berlin' });
  await first.directory.putPurpose(businessId, { id: 'orders', class: 'utility', title: 'orders', description: '' });
  await first.directory.putTemplates(businessId, 'waba', [
    { name: 'order_update', language: 'en', category: 'UTILITY', status: 'APPROVED', components: [] },
  ]);
  await first.directory.mapTemplate(businessId, { name: 'order_update', language: null, purposeId: 'orders' });
  sender = await first.directory.putSender(senderInput(businessId));
  const pool = createDatabase({ connection: database.connection, max: 8, log: quiet });
  const second = await openProcess(pool, key);
  processes = [first, second];
});

afterAll(async () => {
  for (const one of processes) one.out.directory.close();
  await processes[1]?.db.close();
  await database.stop();
});

function senderInput(owner: BusinessId) {
  return {
    businessId: owner,
    phoneNumberId: '100',
    wabaId: 'waba',
    displayNumber: '+49 30 1234567',
    country: 'DE',
    graphUrl: 'http://127.0.0.1:1',
    token: 'token',
    appSecret: 'secret',
    verifyToken: 'verify',
    numberMode: 'international' as const,
    perSecond: 1_000,
    directSend: false,
    messagingLimit: null,
    active: true,
  };
}

async function openProcess(db: Database, masterKey: Parameters<typeof createVault>[0]['masterKey']) {
  const vault = createVault({ masterKey, random });
  const contacts = createContacts({ db, vault, clock, random });
  const metrics = createMessageMetrics(new Registry());
  const directory = await createDirectory({ db, vault, clock, random, onSenders: () => undefined });
  const ledger = createLedger({ db, vault, clock, random, contacts, onNarrowed: createCancel({ metrics }) });
  const limiter = createLimiter({ clock });
  const processId: Id<'process'> = newId<'process'>({ clock, random });
  const out = createOutbound({
    db,
    vault,
    contacts,
    directory,
    clock,
    random,
    limiter,
    metrics,
    processId,
    client: recorder,
    pause: async () => await new Promise(resolve => setImmediate(resolve)),
    wakeLane: () => undefined,
    onChange: () => undefined,
  });
  return { out, lane: createSenderLane(out, { warn: () => undefined }), ledger, contacts, db, directory };
}

/** In Meta's place: writes down what arrives, and when, and takes it. */
const recorder = {
  request: async (asked: { body?: string | Buffer | undefined }) => {
    const request: { to: string; biz_opaque_callback_data: string } = JSON.parse(String(asked.body));
    handedOver.push({ messageId: request.biz_opaque_callback_data, to: request.to, at: ++tick });
    await new Promise(resolve => setImmediate(resolve));
    const body = JSON.stringify({ messages: [{ id: `wamid.${request.biz_opaque_callback_data}` }] });
    return {
      kind: 'answered' as const,
      status: 200,
      contentType: 'application/json',
      headers: {},
      body: Buffer.from(body),
    };
  },
  stream: () => Promise.reject(new Error('not used')),
  close: () => Promise.resolve(),
};

const numberOf = (person: number, run: number) =>
  `+4915${String(run).padStart(4, '0')}${String(person).padStart(5, '0')}`;

function order(to: string): SendInput {
  return {
    sender,
    request: {
      messaging_product: 'whatsapp',
      to,
      type: 'template',
      template: { name: 'order_update', language: { code: 'en' } },
    },
    endpoint: 'messages',
    graphVersion: 'v25.0',
    purpose: null,
    declaredClass: null,
    madeByAi: false,
    override: null,
    idempotencyKey: null,
  };
}

async function agree(to: string): Promise<ContactId> {
  const { contacts, ledger } = present(processes[0], 'the first process');
  const person = await contacts.resolve(businessId, { phone: to.slice(1), userId: null, parentUserId: null });
  await ledger.record(businessId, [
    {
      businessId,
      contactId: person.id,
      type: 'given',
      purpose: 'orders',
      channel: 'whatsapp',
      act: 'tick',
      grade: 'E2',
      by: 'person',
      source: 'checkout',
      evidence: {},
      wording: { text: 'Order updates, please', language: 'en' },
    },
  ]);
  contacts.forget(businessId, person.id);
  return person.id;
}

async function stop(process: Process, contactId: ContactId): Promise<void> {
  const common = {
    businessId,
    contactId,
    act: 'typed_keyword',
    grade: 'E3',
    by: 'person',
    source: 'whatsapp',
    evidence: {},
  } as const;
  await process.ledger.record(businessId, [
    { ...common, type: 'withdrawn', purpose: null, channel: null },
    {
      ...common,
      type: 'suppressed',
      purpose: null,
      channel: 'whatsapp',
      scope: ['business_initiated'],
      reason: 'stop',
    },
  ]);
}

const peopleCount = 4;
type Step = { what: 'send' | 'queue' | 'lane' | 'stop'; person: number; process: number; turns: number };
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('send' as const, 'send' as const, 'queue' as const, 'lane' as const, 'stop' as const),
  person: fc.nat(peopleCount - 1),
  process: fc.nat(1),
  turns: fc.nat(6),
});

let runs = 0;

async function take(one: Step, to: string, contactId: ContactId): Promise<void> {
  const process = present(processes[one.process], 'a process');
  const acts = {
    send: () => send(process.out, order(to)),
    queue: () => queue(process.out, order(to)),
    lane: () => process.lane.runOnce(),
    stop: () => stop(process, contactId),
  };
  await acts[one.what]();
}

/** Plays the steps, all under way at once; each begins after its number of turns of the event loop. */
async function play(steps: readonly Step[]): Promise<{ stoppedAt: Map<string, number>; people: ContactId[] }> {
  runs += 1;
  const run = runs;
  const people = await Promise.all(Array.from({ length: peopleCount }, (_, at) => agree(numberOf(at, run))));
  const stoppedAt = new Map<string, number>();
  await Promise.all(
    steps.map(async one => {
      for (let turn = 0; turn < one.turns; turn += 1) await new Promise(resolve => setImmediate(resolve));
      const to = numberOf(one.person, run);
      await take(one, to, present(people[one.person], 'a person'));
      if (one.what === 'stop' && !stoppedAt.has(to)) stoppedAt.set(to, ++tick);
    }),
  );
  for (const process of processes) {
    while ((await process.lane.runOnce()) > 0) await process.lane.idle();
    await process.lane.idle();
  }
  return { stoppedAt, people };
}

async function crossedIds(people: readonly ContactId[]): Promise<Set<string>> {
  const rows = await database.db.query<{ id: string }>(businessId, {
    text: `select id from message where business_id = $1 and contact_id = any($2::uuid[]) and crossed_at is not null
      and crossed_event_id is not null and marked_at <= crossed_at`,
    values: [businessId, people],
  });
  return new Set(rows.map(row => row.id));
}

test('no mark follows the commit of a withdrawal, with two processes and any interleaving', async () => {
  let seenAfter = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 40 }), async steps => {
      const from = handedOver.length;
      const { stoppedAt, people } = await play(steps);
      const crossed = await crossedIds(people);
      for (const one of handedOver.slice(from)) {
        const stopTick = stoppedAt.get(one.to);
        if (stopTick === undefined || one.at < stopTick) continue;
        // Its bytes left after the stop was acknowledged: then its mark came before, and it is on record as crossed.
        seenAfter += 1;
        expect(crossed).toContain(one.messageId);
      }
      for (const to of stoppedAt.keys())
        expect((await send(present(processes[0], 'one').out, order(to))).kind).toBe('refused');
    }),
    { numRuns: 40, seed: 20_261_124 },
  );
  expect(handedOver.length).toBeGreaterThan(20);
  expect(new Set(handedOver.map(one => one.messageId)).size).toBe(handedOver.length);
  expect(seenAfter).toBeGreaterThanOrEqual(0);
});
