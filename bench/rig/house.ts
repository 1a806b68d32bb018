// The real server as a process of its own, as `assent start` runs it, on a database with so many people who have all
// consented. Its senders hand over to the address given (the stub), and nothing leaves this machine.

import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase, type Database, findRunningEmbedded } from '../../src/database/database.ts';
import { makeFolder } from './folder.ts';
import type { Options } from './options.ts';
import { memoryMb, startProgram } from './program.ts';
import type { Seeded } from './seed.ts';
import { startServer } from './server.ts';

export type House = Seeded & {
  readonly url: string;
  readonly pid: number;
  /** Webhooks that are stored and not yet worked off. */
  countWaiting(): Promise<number>;
  stop(): Promise<void>;
};

const silent = { info: () => undefined, warn: (words: string) => console.error(words) };

/** Seeds a database (or takes the kept one) and starts the server on it. */
export async function openHouse(
  options: Pick<Options, 'dataDir' | 'profileDir'>,
  want: { people: number; graphUrl: string },
): Promise<House> {
  const dataDir = await folderFor(options, want.people);
  const seeder = await startProgram(new URL('./seed.ts', import.meta.url), [
    dataDir,
    String(want.people),
    want.graphUrl,
  ]);
  await seeder.stop();
  const seeded: Seeded = JSON.parse(await readFile(join(dataDir, 'bench.json'), 'utf8'));
  // Options reach the server through the environment, because the launcher starts it with options of its own.
  const noon = `--import=${new URL('./at-noon.mjs', import.meta.url).href}`;
  const profile = options.profileDir === null ? '' : ` --cpu-prof --cpu-prof-dir=${options.profileDir}`;
  const running = await startServer(dataDir, { ASSENT_EMULATOR: 'off', NODE_OPTIONS: noon + profile });
  const database = await lookInto(dataDir);
  return {
    ...seeded,
    url: running.url,
    pid: running.pid,
    countWaiting: async () => {
      const text = 'select count(*)::integer as waiting from webhook_in';
      const [row] = await database.query<{ waiting: number }>('all', { text, values: [] });
      return row?.waiting ?? 0;
    },
    stop: async () => {
      await database.close();
      await running.stop();
      if (options.dataDir === null) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function folderFor(options: Pick<Options, 'dataDir'>, people: number): Promise<string> {
  if (options.dataDir === null) return await makeFolder();
  const folder = join(options.dataDir, `people-${people}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

async function lookInto(dataDir: string): Promise<Database> {
  const connection = await findRunningEmbedded({ log: silent }, dataDir);
  if (connection === undefined) throw new Error('the embedded PostgreSQL cannot be found');
  return createDatabase({ connection, max: 1, log: silent });
}

/** Waits until stored webhooks are worked off; the seconds that it took. */
export async function drained(house: House, boundSeconds = 120): Promise<number> {
  const began = performance.now();
  while ((await house.countWaiting()) > 0) {
    if (performance.now() - began > boundSeconds * 1_000) throw new Error('the webhooks are not worked off');
    await new Promise(done => setTimeout(done, 20));
  }
  return (performance.now() - began) / 1_000;
}

/** One line on the memory of the server. */
export function memoryWords(house: House, mostMb: number): string {
  return `${mostMb.toFixed(0)} MB at most, ${memoryMb(house.pid).toFixed(0)} MB at the end`;
}
