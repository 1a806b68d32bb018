// The real server as a process of its own, as `assent start` runs it, on a folder for its data.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { failed, keepTrack, stop } from './program.ts';

export type Server = {
  readonly url: string;
  readonly pid: number;
  /** All that it printed until it was ready. */
  readonly screen: string;
  stop(): Promise<void>;
};

const launcher = fileURLToPath(new URL('../../bin/assent.mjs', import.meta.url));
const lastLines = /assent demo$|Meta’s webhook goes to/;

/** Starts the server on a free port of this machine; `env` adds to its configuration. */
export async function startServer(dataDir: string, env: Readonly<Record<string, string>>): Promise<Server> {
  const child = spawn(process.execPath, [launcher, 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      ASSENT_DATA_DIR: dataDir,
      ASSENT_LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      ...env,
    },
  });
  keepTrack(child);
  const ready = async (): Promise<string> => {
    let screen = '';
    for await (const line of createInterface({ input: child.stdout })) {
      screen += `${line}\n`;
      if (lastLines.test(line)) return screen;
    }
    throw new Error('the server said nothing');
  };
  const screen = await Promise.race([ready(), failed(child, 'the server')]);
  child.stdout.resume();
  const port = /^Assent is ready:\s+http:\/\/[^:]+:(\d+)/m.exec(screen)?.[1];
  // The launcher may be the server itself or have started it, and a bundler beside it: the folder's lock says who it is.
  const pid = Number(await readFile(join(dataDir, 'lock.pid'), 'utf8'));
  return { url: `http://127.0.0.1:${port}`, pid, screen, stop: () => stop(child) };
}
