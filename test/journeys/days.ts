// A town that closes and opens again on another day: the same database, master key and API key, a later clock. The
// emulator begins anew, but its customers keep their numbers and user ids.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../src/database/testing.ts';
import { openTown, type Town } from '../town.ts';

export type Days = {
  /** Opens the town at this instant, after it was closed at the one before. */
  open(startsAt: string): Promise<Town>;
  /** Closes it and removes everything. */
  stop(): Promise<void>;
};

/** Prepares a town of many days. */
export async function createDays(): Promise<Days> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-days-'));
  const { connection } = database;
  if (!('host' in connection)) throw new Error('the test database has a socket');
  const { host, port, user, database: name } = connection;
  let today: Town | undefined;
  return {
    open: async startsAt => {
      await today?.stop();
      const town = await openTown({
        ASSENT_CLOCK_START: startsAt,
        ASSENT_DATA_DIR: dataDir,
        DATABASE_URL: `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
      });
      today = { ...town, db: database.db };
      return today;
    },
    stop: async () => {
      await today?.stop();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
