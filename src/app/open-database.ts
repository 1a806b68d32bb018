// Opens the database. Apart from the rest of the house, so that a start can let PostgreSQL come up while the other
// modules are still being loaded.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import {
  type Connection,
  checkServer,
  createDatabase,
  type Database,
  findRunningEmbedded,
  migrate,
  startEmbedded,
} from '../database/database.ts';
import type { Configuration } from './env.ts';

export type Logger = ReturnType<typeof pino>;

const migrationsDir = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'migrations');

/** The log of this process: one JSON line each, to standard error. */
export function createLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination(2));
}

/** An open database and how to close it; the embedded server ends with it. */
export type Opened = { db: Database; stop: () => Promise<void> };

/**
 * The database: embedded, or the server that DATABASE_URL names; migrated. `onWaiting` is called once the rest is mostly
 * a matter of waiting for PostgreSQL.
 */
export async function openDatabase(
  configuration: Configuration,
  log: Logger,
  onWaiting: () => void = () => {},
): Promise<Opened> {
  const words = wordsFor(log);
  const embedded =
    configuration.databaseUrl === null
      ? await startEmbedded({ dataDir: configuration.dataDir, log: words, onWaiting })
      : undefined;
  const connection: Connection = embedded?.connection ?? { url: configuration.databaseUrl ?? '' };
  try {
    onWaiting();
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
