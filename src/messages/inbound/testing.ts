// For tests only: one process's part of the room without lanes, on a database of its own, and webhooks as Meta posts
// them.

import { Registry } from 'prom-client';
import { createLimiter, signBody } from '../../channels/whatsapp/whatsapp.ts';
import { createContacts } from '../../contacts/contacts.ts';
import type { Database } from '../../database/database.ts';
import { type BusinessId, present, type Random, sha256 } from '../../kernel/kernel.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { createVault, loadMasterKey } from '../../vault/vault.ts';
import { createDirectory } from '../directory/directory.ts';
import { createMessageMetrics } from '../metrics.ts';
import { createCancel } from './cancel.ts';
import { createIntake } from './receive.ts';
import type { Heard, Opened } from './types.ts';

/** Chance that is the same on every run, and another for each process. */
export function seeded(seed: string): Random {
  let nth = 0;
  return {
    bytes: length => {
      const blocks: Buffer[] = [];
      for (let have = 0; have < length; have += 32) blocks.push(sha256(`${seed}:${nth++}`));
      return Buffer.concat(blocks).subarray(0, length);
    },
  };
}

export const morningMs = Date.UTC(2026, 0, 5, 10);

export type TestProcess = Awaited<ReturnType<typeof openProcess>>;

/** A process on the database, with an hour that the test sets. */
export async function openProcess(db: Database, seed: string) {
  const hour = { nowMs: morningMs };
  const world = { clock: { now: () => hour.nowMs }, random: seeded(seed) };
  const value = Buffer.alloc(32, 7).toString('base64');
  const { key: masterKey } = await loadMasterKey({ file: null, value, dataDir: '.', random: world.random });
  const vault = createVault({ masterKey, random: world.random });
  const contacts = createContacts({ db, vault, ...world });
  const metrics = createMessageMetrics(new Registry());
  const directory = await createDirectory({ db, vault, ...world, onSenders: () => undefined });
  const ledger = createLedger({ db, vault, ...world, contacts, onNarrowed: createCancel({ metrics }) });
  const counted: string[] = [];
  const heard: Heard[] = [];
  // The room that keeps what needs a person stands above this one: here it is only heard.
  const needsPerson = { noteIn: async (_tx: unknown, _id: BusinessId, some: readonly Heard[]) => hear(heard, some) };
  const deps = { db, vault, contacts, directory, metrics, ledger, needsPerson, ...world };
  const limiter = { ...createLimiter(world), countInbound: (sender: string) => void counted.push(sender) };
  const intake = createIntake({ ...deps, limiter, wakeProcessor: () => undefined });
  const post = (secret: string, webhook: unknown) => {
    const body = Buffer.from(JSON.stringify(webhook));
    return intake.receive(body, signBody(body, secret));
  };
  return { ...deps, hour, counted, heard, post };
}

function hear(all: Heard[], some: readonly Heard[]): Opened[] {
  all.push(...some);
  return [];
}

/** A business with one number; its app secret and account are named after it unless they are given. */
export async function addBusiness(
  process: TestProcess,
  number: string,
  more: { appSecret?: string } = {},
): Promise<BusinessId> {
  const { directory } = process;
  const businessId = await directory.addBusiness({ name: number, countries: ['DE'], zone: 'Europe/Berlin' });
  await directory.putSender({
    businessId,
    phoneNumberId: number,
    wabaId: `waba-${number}`,
    displayNumber: '+49 30 1234567',
    country: 'DE',
    graphUrl: 'http://127.0.0.1:1',
    token: 'token',
    appSecret: more.appSecret ?? `secret-${number}`,
    verifyToken: 'verify',
    numberMode: 'international',
    perSecond: 1_000,
    directSend: false,
    messagingLimit: null,
    active: true,
  });
  return present(businessId, 'a business');
}

/** A webhook of one change for a number. */
export function webhookOf(number: string, content: Record<string, unknown>, field = 'messages') {
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: number }, ...content };
  return { object: 'whatsapp_business_account', entry: [{ id: `waba-${number}`, changes: [{ field, value }] }] };
}

const secondsOf = (atMs: number) => String(Math.floor(atMs / 1_000));

/** Somebody's text. */
export function textFrom(phone: string, body: string, more: { id?: string; atMs?: number } = {}) {
  const id = more.id ?? `wamid.${phone}.${body}`;
  return { from: phone, id, timestamp: secondsOf(more.atMs ?? morningMs), type: 'text', text: { body } };
}

/** What somebody set in WhatsApp itself. */
export function preferenceOf(phone: string, value: string, atMs = morningMs) {
  const preference = { wa_id: phone, category: 'marketing_messages', value, timestamp: secondsOf(atMs) };
  return { user_preferences: [preference] };
}
