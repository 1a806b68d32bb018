// For tests only: the API on real rooms and a real PostgreSQL, with time held still, and a stand-in for Meta that says
// what the test wants and remembers what it was asked.

import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createLimiter, createWhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import { createContacts } from '../contacts/contacts.ts';
import { createConversations } from '../conversations/conversations.ts';
import type { Database } from '../database/database.ts';
import type { BusinessId } from '../kernel/kernel.ts';
import { createDirectory, createMessages } from '../messages/messages.ts';
import { createNeedsPerson, createRetention, createRights } from '../rights/rights.ts';
import { createStaff, type Issuer, type Role } from '../staff/staff.ts';
import { createVault, loadMasterKey } from '../vault/vault.ts';
import { createApi } from './api.ts';
import { createKeys } from './keys/keys.ts';

export type Asked = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

/** A stand-in for Meta. */
export async function createMeta() {
  const asked: Asked[] = [];
  let respond: (asked: Asked, response: ServerResponse) => void = (_asked, response) => void response.end('{}');
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(parts).toString('utf8') };
      asked.push(one);
      response.setHeader('content-type', 'application/json; charset=UTF-8');
      respond(one, response);
    });
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has an address
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (how: typeof respond) => {
      respond = how;
      asked.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise(closed => server.close(closed));
    },
  };
}

export type ApiFixture = Awaited<ReturnType<typeof openApiFixture>>;

export const phoneNumberId = '104200000000001';
export const otherNumberId = '104200000000002';
export const wabaId = '204200000000001';
export const metaToken = 'EAAG-metas-own-token';
export const appSecret = 'app-secret-of-the-test';

/** The API with a business, two senders and a purpose, and a second business beside it; on a database of the caller. */
export async function openApiFixture(db: Database, more: { issuer?: Issuer } = {}) {
  const meta = await createMeta();
  const world = createWorld();
  const log = createLog();
  const rooms = await createRooms(db, { ...world, ...more, log: log.log });
  let why: string[] = [];
  const api = createApi({
    ...rooms,
    ...world,
    log: log.log,
    ledger: rooms.messages.ledger,
    publicUrl: null,
    health: { ready: () => ({ ready: why.length === 0, why }) },
  });
  const { directory, keys, messages, client } = rooms;
  const mine = await addBusiness(directory, { metaUrl: meta.url, numbers: [phoneNumberId, otherNumberId], wabaId });
  const theirs = await addBusiness(directory, { metaUrl: meta.url, numbers: ['104999999999999'], wabaId: '204999' });
  const all = { scopes: null, senderIds: null, name: 'test' };
  const { key: apiKey } = await keys.create({ ...all, businessId: mine });
  const { key: theirKey } = await keys.create({ ...all, businessId: theirs });
  return {
    api,
    db,
    directory,
    keys,
    staff: rooms.staff,
    messages,
    conversations: rooms.conversations,
    retention: rooms.retention,
    contacts: rooms.contacts,
    vault: rooms.vault,
    client,
    clock: world.clock,
    random: world.random,
    meta,
    logged: log.lines,
    mine,
    apiKey,
    theirKey,
    pass: world.pass,
    nowMs: world.clock.now,
    call: callWith(api, apiKey),
    setUnready: (words: string[]) => {
      why = words;
    },
    stop: async () => {
      await api.close();
      keys.close();
      directory.close();
      await rooms.conversations.stop();
      await rooms.retention.stop();
      await messages.stop();
      await rooms.staff.stop();
      await client.close();
      await meta.stop();
    },
  };
}

/** What the console's own requests carry. */
export const consoleHeaders = { host: 'localhost', origin: 'http://localhost', 'x-assent-console': '1' } as const;

let entered = 0;

/** Somebody new who works for these businesses and is signed in: the headers of their requests, and their ids. */
export async function enter(db: Database, memberships: readonly { businessId: BusinessId; role: Role }[]) {
  entered += 1;
  const token = `session-of-the-test-${entered}`;
  const [staffId, sessionId] = [randomUUID(), randomUUID()];
  const email = `person-${entered}@bakery.example`;
  const run = async (text: string, values: readonly unknown[]) => void (await db.query('all', { text, values }));
  await run(`insert into staff_user (id, name, email, created_at, updated_at) values ($1, $2, $3, now(), now())`, [
    staffId,
    `Person ${entered}`,
    email,
  ]);
  for (const { businessId, role } of memberships) {
    const values = [businessId, staffId, role];
    await run(`insert into staff_member (business_id, user_id, role, joined_at) values ($1, $2, $3, now())`, values);
  }
  await run(
    `insert into staff_session (id, user_id, token_hash, expires_at, created_at, updated_at)
      values ($1, $2, $3, now() + interval '14 days', now(), now())`,
    [sessionId, staffId, createHash('sha256').update(token).digest('base64url')],
  );
  return {
    staffId,
    sessionId,
    email,
    headers: { ...consoleHeaders, cookie: `assent.session_token=${token}.signature` },
  };
}

/** Time that passes only when told to. Not chance at all, so that a run is like the other; no two draws are alike. */
function createWorld() {
  let nowMs = Date.UTC(2026, 10, 24, 10);
  let drawn = 0;
  return {
    clock: { now: () => nowMs },
    random: { bytes: (length: number) => sha512(`${++drawn}`).subarray(0, length) },
    turn: (goOn: () => void) => void setImmediate(goOn),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

function sha512(text: string): Buffer {
  return createHash('sha512').update(text).digest();
}

function createLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      lines.push(line.toString('utf8'));
      done();
    },
  });
  return { lines, log: pino({ level: 'debug' }, sink) };
}

async function createRooms(
  db: Database,
  world: Pick<ReturnType<typeof createWorld>, 'clock' | 'random' | 'turn'> & {
    log: ReturnType<typeof createLog>['log'];
    issuer?: Issuer;
  },
) {
  const { key } = await loadMasterKey({
    file: null,
    value: Buffer.alloc(32, 7).toString('base64'),
    dataDir: '',
    random: world.random,
  });
  const vault = createVault({ masterKey: key, random: world.random });
  const limiter = createLimiter(world);
  const directory = await createDirectory({ db, vault, ...world, onSenders: () => undefined });
  const contacts = createContacts({ db, vault, ...world });
  const client = createWhatsAppClient(world);
  const registry = new Registry();
  const shared = { db, vault, directory, contacts, client, limiter, registry, ...world };
  const messages = createMessages({
    ...shared,
    needsPerson: createNeedsPerson(shared),
    post: async () => 200,
    pause: async () => undefined,
    settings: { allowPrivateWebhooks: true, fateWaitMs: 900_000, alone: true },
  });
  const conversations = createConversations({ ...shared, talks: messages.talks, pause: async () => undefined });
  const { ledger, stopByStaff } = messages;
  const rights = createRights({ ...shared, ledger, stopByStaff });
  const contents = [...messages.contents, conversations.notes.content];
  const retention = createRetention({ ...shared, contents });
  const addBusiness = (name: string) => directory.addBusiness({ name, countries: ['DE'], zone: 'Europe/Berlin' });
  const staff = createStaff({ ...shared, addBusiness, businesses: directory.businesses, issuer: world.issuer ?? null });
  const keys = createKeys({ db, ...world });
  return { db, vault, directory, contacts, client, registry, messages, conversations, rights, retention, keys, staff };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Calls the API with a key: a body that is a text goes as it is, another one as JSON. */
function callWith(api: FastifyInstance, apiKey: string) {
  return async (method: Method, url: string, body?: unknown, headers: Record<string, string> = {}) =>
    await api.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
}

async function addBusiness(
  directory: Awaited<ReturnType<typeof createDirectory>>,
  what: { metaUrl: string; numbers: readonly string[]; wabaId: string },
): Promise<BusinessId> {
  const businessId = await directory.addBusiness({ name: 'Bakery', countries: ['DE'], zone: 'Europe/Berlin' });
  for (const number of what.numbers) {
    await directory.putSender({
      businessId,
      phoneNumberId: number,
      wabaId: what.wabaId,
      displayNumber: '+49 30 901820',
      country: 'DE',
      graphUrl: what.metaUrl,
      token: metaToken,
      appSecret,
      verifyToken: 'verify-me',
      numberMode: 'international',
      perSecond: 80,
      directSend: false,
      messagingLimit: null,
      active: true,
    });
  }
  await directory.putPurpose(businessId, { id: 'offers', class: 'marketing_own', title: 'offers', description: '' });
  const offer = { name: 'spring_offer', language: 'en', category: 'MARKETING', status: 'APPROVED', id: '594000' };
  const footer = [{ type: 'FOOTER', text: 'Reply STOP to end offers' }];
  const templates = [{ ...offer, components: footer }];
  await directory.putTemplates(businessId, { wabaId: what.wabaId, templates, since: 0 });
  await directory.mapTemplate(businessId, { name: 'spring_offer', language: null, purposeId: 'offers' });
  return businessId;
}
