// The composition root: configuration to a running house. The only place where rooms are put together, where time and
// chance are real, and where the order of starting and stopping is decided.

import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createApi, createKeys, type Keys } from '../api/api.ts';
import { createLimiter, createWhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import { type Contacts, createContacts } from '../contacts/contacts.ts';
import {
  type Connection,
  checkServer,
  createDatabase,
  type Database,
  findRunningEmbedded,
  migrate,
  startEmbedded,
} from '../database/database.ts';
import type { Clock, Random } from '../kernel/kernel.ts';
import { createDirectory, createMessages, type Directory, type MessagesRoom } from '../messages/messages.ts';
import { createVault, loadMasterKey, type Vault } from '../vault/vault.ts';
import type { Configuration } from './env.ts';
import { closePostAgents, postWebhook } from './post-webhook.ts';
import { createRandom } from './random.ts';

export type Logger = ReturnType<typeof pino>;

export type World = { clock: Clock; random: Random };

/** Time and chance of the real world; a trial with the emulator may begin its time at another instant. */
export function createWorld(configuration: Pick<Configuration, 'clockStartMs'>): World {
  const shiftMs = configuration.clockStartMs === null ? 0 : configuration.clockStartMs - Date.now();
  return { clock: { now: () => Date.now() + shiftMs }, random: createRandom() };
}

export type House = {
  readonly db: Database;
  readonly vault: Vault;
  readonly directory: Directory;
  readonly contacts: Contacts;
  readonly messages: MessagesRoom;
  readonly keys: Keys;
  readonly api: FastifyInstance;
  /** Where the master key came from, and whether others on this machine can read it: to be said at the start. */
  readonly masterKey: { readonly source: string; readonly path: string | null; readonly exposed: boolean };
  stop(): Promise<void>;
};

export const migrationsDir = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'migrations');

/** The log of this process: one JSON line each, to standard error. */
export function createLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination(2));
}

type Opened = { db: Database; stop: () => Promise<void> };

/** The database: embedded, or the server that DATABASE_URL names; migrated. */
export async function openDatabase(configuration: Configuration, log: Logger): Promise<Opened> {
  const words = wordsFor(log);
  const embedded =
    configuration.databaseUrl === null
      ? await startEmbedded({ dataDir: configuration.dataDir, log: words })
      : undefined;
  const connection: Connection = embedded?.connection ?? { url: configuration.databaseUrl ?? '' };
  try {
    if (embedded === undefined) await checkServer({ connection, log: words });
    await migrate({ connection, log: words }, { dir: migrationsDir });
  } catch (cause) {
    await embedded?.stop();
    throw cause;
  }
  const db = createDatabase({ connection, max: configuration.databaseConnectionsMax, log: words });
  return {
    db,
    stop: async () => {
      await db.close();
      await embedded?.stop();
    },
  };
}

/**
 * The database for a short command: the one that a running Assent has on this data folder, as it is, so that keys can
 * be listed while it serves; where none runs, opened as `start` does.
 */
export async function openDatabaseBeside(configuration: Configuration, log: Logger): Promise<Opened> {
  const words = wordsFor(log);
  const connection =
    configuration.databaseUrl === null ? await findRunningEmbedded({ log: words }, configuration.dataDir) : undefined;
  if (connection === undefined) return await openDatabase(configuration, log);
  const db = createDatabase({ connection, max: configuration.databaseConnectionsMax, log: words });
  return { db, stop: () => db.close() };
}

function wordsFor(log: Logger) {
  return { info: (text: string) => log.debug(text), warn: (text: string) => log.warn(text) };
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
  const client = createWhatsAppClient({ clock: world.clock });
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
  const messages = createMessages({
    ...shared,
    log: { warn: what => log.warn(what, 'a lane failed and will try again') },
    post: postWebhook,
    pause: async ms => void (await pause(ms)),
    settings: {
      allowPrivateWebhooks: configuration.allowPrivateWebhooks,
      fateWaitMs: configuration.fateWaitMs,
      alone: configuration.databaseUrl === null,
    },
  });
  const keys = createKeys({ db, ...world });
  const api = createApi({
    ...shared,
    messages,
    keys,
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
    keys,
    api,
    masterKey: { source: masterKey.source, path: masterKey.path, exposed: masterKey.exposed },
    stop: async () => {
      await api.close();
      await messages.stop();
      directory.close();
      await client.close();
      await closePostAgents();
    },
  };
}
