// For tests only: two processes on one database, each with its own pool, caches and lanes. What they hand over goes to one
// recorder in Meta's place.

import { Registry } from 'prom-client';
import { createLimiter } from '../../channels/whatsapp/whatsapp.ts';
import { createContacts } from '../../contacts/contacts.ts';
import { createDatabase, type Database } from '../../database/database.ts';
import { createTestDatabase } from '../../database/testing.ts';
import { type BusinessId, type ContactId, type Id, newId, present } from '../../kernel/kernel.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { createVault, loadMasterKey } from '../../vault/vault.ts';
import { createDirectory } from '../directory/directory.ts';
import { createCancel } from '../inbound/cancel.ts';
import { createMessageMetrics } from '../metrics.ts';
import type { SendInput } from '../types.ts';
import { createSenderLane } from './lane.ts';
import { createOutbound } from './outbound.ts';

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

export type Process = Awaited<ReturnType<typeof openProcess>>;
type HandedOver = { readonly messageId: string; readonly to: string; readonly at: number };
export type TwoProcesses = Awaited<ReturnType<typeof openTwoProcesses>>;

/** Opens them, with a business that sends news of orders. */
export async function openTwoProcesses() {
  const database = await createTestDatabase();
  const { key } = await loadMasterKey({
    file: null,
    value: Buffer.alloc(32, 7).toString('base64'),
    dataDir: '.',
    random,
  });
  const recorder = createRecorder();
  const first = await openProcess(database.db, { masterKey: key, recorder });
  const { directory } = first;
  const businessId = await directory.addBusiness({ name: 'Bakery', countries: ['DE'], zone: 'Europe/Berlin' });
  await directory.putPurpose(businessId, { id: 'orders', class: 'utility', title: 'orders', description: '' });
  const update = { name: 'order_update', language: 'en', category: 'UTILITY', status: 'APPROVED', components: [] };
  await directory.putTemplates(businessId, { wabaId: 'waba', templates: [update], since: 0 });
  await directory.mapTemplate(businessId, { name: 'order_update', language: null, purposeId: 'orders' });
  const sender = await directory.putSender(senderInput(businessId));
  const pool = createDatabase({ connection: database.connection, max: 8, log: quiet });
  const second = await openProcess(pool, { masterKey: key, recorder });
  const processes = [first, second] as const;
  return {
    database,
    processes,
    businessId,
    sender,
    /** What was handed over, in order. */
    handedOver: recorder.handedOver,
    /** The next tick of the clock that orders hand-overs and stops. */
    tick: recorder.tick,
    process: (at: number): Process => present(processes[at], 'a process'),
    agree: (to: string) => agree(first, businessId, to),
    order: (to: string): SendInput => ({ ...orderTo(to), sender }),
    /** Runs the lanes until nothing is due. */
    drain: async () => {
      for (const { lane } of processes) {
        while ((await lane.runOnce()) > 0) await lane.idle();
        await lane.idle();
      }
    },
    stop: async () => {
      for (const one of processes) one.directory.close();
      await pool.close();
      await database.stop();
    },
  };
}

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

type ProcessNeeds = {
  masterKey: Parameters<typeof createVault>[0]['masterKey'];
  recorder: ReturnType<typeof createRecorder>;
};

async function openProcess(db: Database, { masterKey, recorder }: ProcessNeeds) {
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
    client: recorder.client,
    pause: async () => await new Promise(resolve => setImmediate(resolve)),
    wakeLane: () => undefined,
    onChange: () => undefined,
  });
  return { out, lane: createSenderLane(out, { warn: () => undefined }), ledger, contacts, db, directory };
}

/** In Meta's place: writes down what arrives, and when, and takes it. */
function createRecorder() {
  const handedOver: HandedOver[] = [];
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    return ticks;
  };
  const client = {
    request: async (asked: { body?: string | Buffer | undefined }) => {
      const request: { to: string; biz_opaque_callback_data: string } = JSON.parse(String(asked.body));
      handedOver.push({ messageId: request.biz_opaque_callback_data, to: request.to, at: tick() });
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
  return { client, handedOver, tick };
}

function orderTo(to: string): Omit<SendInput, 'sender'> {
  return {
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

/** The person agrees to news of their orders. */
async function agree({ contacts, ledger }: Process, businessId: BusinessId, to: string): Promise<ContactId> {
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
