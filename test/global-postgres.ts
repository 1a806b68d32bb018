// One embedded PostgreSQL for a whole test run, with a migrated template that each database test file clones.

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, startEmbedded } from '../src/database/database.ts';
import type { TestServer } from '../src/database/testing.ts';

const template = 'assent_template';
const quiet = { info: (): void => {}, warn: (words: string): void => console.warn(words) };

/** Starts the server, tells the test files where it is, and gives vitest the function that removes it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-test-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, log: quiet });
  const host = 'host' in server.connection ? server.connection.host : '';
  const port = 'port' in server.connection ? server.connection.port : 0;
  const place = { host, port, user: 'assent' };
  const client = new Client({ ...place, database: 'assent' });
  await client.connect();
  await client.query(`create database ${template} template template0`);
  await client.end();
  const dir = fileURLToPath(new URL('../migrations/', import.meta.url));
  await migrate({ connection: { ...place, database: template }, log: quiet }, { dir });
  const told: TestServer = { ...place, template };
  project.provide('testServer', told);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
