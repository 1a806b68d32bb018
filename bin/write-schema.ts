// Writes migrations/schema.sql: what all migrations together make, for readers; a test compares it with a real database.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, dumpSchema, migrate, startEmbedded } from '../src/database/database.ts';

const dir = fileURLToPath(new URL('../migrations/', import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), 'assent-schema-'));
const log = { info: (): void => {}, warn: (words: string): void => console.warn(words) };
// Root may enter its own temporary folder, PostgreSQL's user may not: then the database goes beside it.
const server = await startEmbedded({ dataDir: join(dataDir, 'data'), outsideDir: `${dataDir}-outside`, log });
try {
  await migrate({ connection: server.connection, log }, { dir });
  const db = createDatabase({ connection: server.connection, max: 1, log });
  await writeFile(join(dir, 'schema.sql'), await dumpSchema({ db }));
  await db.close();
} finally {
  await server.stop();
  for (const folder of [dataDir, `${dataDir}-outside`]) await rm(folder, { recursive: true, force: true });
}
