// The composition root: configuration to a running house. The only place where rooms are put together, where time and
// chance are real, and where the order of starting and stopping is decided.

import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createApi, createKeys, type Keys } from '../api/api.ts';
import { createLimiter, createWhatsAppClient, type WhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import { type Contacts, createContacts } from '../contacts/contacts.ts';
import { type Conversations, createConversations } from '../conversations/conversations.ts';
import type { Database } from '../database/database.ts';
import { type Clock, Failure, type Random, type Turn } from '../kernel/kernel.ts';
import {
  createDirectory,
  createMessages,
  type Directory,
  type LaneLog,
  type MessagesRoom,
} from '../messages/messages.ts';
import { createNeedsPerson, createRetention, createRights, type Retention } from '../rights/rights.ts';
import { createStaff, type Issuer, type Staff } from '../staff/staff.ts';
import { createVault, loadMasterKey, type Vault } from '../vault/vault.ts';
import type { Configuration } from './env.ts';
import type { Logger } from './open-database.ts';
import { closePostAgents, postWebhook } from './post-webhook.ts';
import { createRandom } from './random.ts';
import { createTurn } from './turn.ts';

export type World = { clock: Clock; random: Random; turn: Turn };

/** Time, chance and turns of the real world; a trial with the emulator may begin its time at another instant. */
export function createWorld(configuration: Pick<Configuration, 'clockStartMs'>): World {
  const shiftMs = configuration.clockStartMs === null ? 0 : configuration.clockStartMs - Date.now();
  return { clock: { now: () => Date.now() + shiftMs }, random: createRandom(), turn: createTurn() };
}

export type House = {
  readonly db: Database;
  readonly vault: Vault;
  readonly directory: Directory;
  readonly contacts: Contacts;
  readonly messages: MessagesRoom;
  readonly conversations: Conversations;
  readonly retention: Retention;
  readonly keys: Keys;
  readonly staff: Staff;
  readonly api: FastifyInstance;
  /** Where the master key came from, and whether others on this machine can read it: to be said at the start. */
  readonly masterKey: { readonly source: string; readonly path: string | null; readonly exposed: boolean };
  stop(): Promise<void>;
};

/** Where a business is that was named and nothing more; whoever owns it says more in the settings. */
const newBusiness = { countries: ['DE'], zone: 'Europe/Berlin' } as const;

/** The issuer of single sign-on with its secret, which is in a file of its own. */
async function issuerOf({ oidc }: Configuration): Promise<Issuer | null> {
  if (oidc === null) return null;
  const { clientSecretFile, ...issuer } = oidc;
  const secret = await readFile(clientSecretFile, 'utf8').catch(() => {
    const problems = [{ field: 'ASSENT_OIDC_CLIENT_SECRET_FILE', message: 'the file cannot be read' }];
    throw new Failure('configuration', undefined, { problems });
  });
  return { ...issuer, clientSecret: secret.trim() };
}

async function openStaff(
  configuration: Configuration,
  shared: World & { db: Database; vault: Vault; directory: Directory },
): Promise<Staff> {
  return createStaff({
    ...shared,
    addBusiness: name => shared.directory.addBusiness({ name, ...newBusiness }),
    businesses: shared.directory.businesses,
    issuer: await issuerOf(configuration),
  });
}

const rest = async (ms: number): Promise<void> => void (await pause(ms));

type Shared = World & Pick<House, 'db' | 'vault' | 'directory' | 'contacts'>;

/** The rooms that stand on the messages. */
function createAbove(
  shared: Shared & { client: WhatsAppClient; registry: Registry; log: LaneLog },
  messages: MessagesRoom,
) {
  const { ledger, stopByStaff, talks } = messages;
  const conversations = createConversations({ ...shared, talks, pause: rest });
  const rights = createRights({ ...shared, ledger, stopByStaff });
  const contents = [...messages.contents, conversations.notes.content];
  return { conversations, rights, retention: createRetention({ ...shared, contents }) };
}

/** Builds the whole house on an open database; nothing listens yet, and no lane works until `messages.start()`. */
export async function createHouse(
  configuration: Configuration,
  opened: { db: Database; log: Logger; world: World },
): Promise<House> {
  const { db, log, world } = opened;
  const masterKey = await loadMasterKey({
    file: configuration.masterKeyFile,
    value: configuration.masterKey,
    dataDir: configuration.dataDir,
    random: world.random,
  });
  const vault = createVault({ masterKey: masterKey.key, random: world.random });
  const contacts = createContacts({ db, vault, ...world });
  const client = createWhatsAppClient(world);
  const limiter = createLimiter({ clock: world.clock });
  const directory = await createDirectory({
    db,
    vault,
    ...world,
    onSenders: senders => {
      for (const sender of senders) limiter.setRate(sender.id, sender.perSecond);
    },
  });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const shared = { db, vault, directory, contacts, client, limiter, registry, ...world };
  const laneLog: LaneLog = { warn: what => log.warn(what, 'a lane failed and will try again') };
  const messages = createMessages({
    ...shared,
    needsPerson: createNeedsPerson(shared),
    log: laneLog,
    post: postWebhook,
    pause: rest,
    settings: {
      allowPrivateWebhooks: configuration.allowPrivateWebhooks,
      fateWaitMs: configuration.fateWaitMs,
      alone: configuration.databaseUrl === null,
    },
  });
  const above = createAbove({ ...shared, log: laneLog }, messages);
  const { conversations, retention } = above;
  const keys = createKeys({ db, ...world });
  const staff = await openStaff(configuration, shared);
  const api = createApi({
    ...shared,
    ...above,
    messages,
    keys,
    staff,
    log,
    ledger: messages.ledger,
    publicUrl: configuration.publicUrl,
    health: { ready: () => ({ ready: db.ready(), why: db.ready() ? [] : ['the database cannot be reached'] }) },
  });
  return {
    db,
    vault,
    directory,
    contacts,
    messages,
    conversations,
    retention,
    keys,
    staff,
    api,
    masterKey: { source: masterKey.source, path: masterKey.path, exposed: masterKey.exposed },
    stop: () => stopAll({ api, conversations, retention, messages, staff, directory, client }),
  };
}

/** What is asked for first, then what works on, then what both stand on. */
async function stopAll(
  rooms: Pick<House, 'api' | 'conversations' | 'retention' | 'messages' | 'staff' | 'directory'> & {
    client: WhatsAppClient;
  },
): Promise<void> {
  await rooms.api.close();
  await rooms.conversations.stop();
  await rooms.retention.stop();
  await rooms.messages.stop();
  await rooms.staff.stop();
  rooms.directory.close();
  await rooms.client.close();
  await closePostAgents();
}
