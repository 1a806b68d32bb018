// For tests only: a database of its own for each test file, cloned in a moment from one that is already migrated. The
// server runs once for the whole test run (test/global-postgres.ts starts it).

import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { inject } from 'vitest';
import type { Connection } from './connection.ts';
import { createDatabase, type Database } from './pool.ts';

/** What the global setup tells the test files. */
export type TestServer = { host: string; port: number; user: string; template: string };

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export type TestDatabase = { db: Database; connection: Connection; stop(): Promise<void> };

const quiet = { info: (): void => {}, warn: (): void => {} };

let made = 0;

/** A migrated database, or an empty one, that nobody else uses; `stop` drops it. */
export async function createTestDatabase(options: { empty?: boolean; max?: number } = {}): Promise<TestDatabase> {
  const { template, ...server } = inject('testServer');
  made++;
  const name = `test_${process.pid}_${process.hrtime.bigint().toString(36)}_${made}`;
  const from = options.empty === true ? 'template0' : template;
  await administer(server, `create database ${name} template ${from}`);
  const connection = { ...server, database: name };
  const db = createDatabase({ connection, max: options.max ?? 8, log: quiet });
  return {
    db,
    connection,
    stop: async () => {
      await db.close();
      await drop(server, name);
    },
  };
}

const dropTriesMax = 50;
const dropPauseMs = 100;

/** An autovacuum worker in the database belongs to PostgreSQL itself and cannot be ended by us: it leaves by itself. */
async function drop(server: Omit<TestServer, 'template'>, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await administer(server, `drop database if exists ${name} with (force)`);
      return;
    } catch (cause) {
      const isWorker = cause instanceof DatabaseError && cause.code === '42501';
      if (!isWorker) throw cause;
      // The server of the test run is thrown away at its end, and the database with it.
      if (tries >= dropTriesMax) return;
      await pause(dropPauseMs);
    }
  }
}

async function administer(server: Omit<TestServer, 'template'>, statement: string): Promise<void> {
  const client = new Client({ ...server, database: 'assent' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
