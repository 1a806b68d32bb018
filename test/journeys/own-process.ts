// The server as a process of its own, as an operator starts it, with all that it prints; on a database of the test run.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { programOf } from '../program.ts';
import { type Answer, type Town, until } from '../town.ts';

export type OwnProcess = Pick<Town, 'url' | 'emulator' | 'key' | 'call'> & {
  readonly database: TestDatabase;
  /** All that it printed after its start screen, to both streams. */
  printed(): string;
  /** Asks it to stop; its exit code. */
  stop(): Promise<number | null>;
  /** Kills it at once, in the middle of anything, and starts it again on what it left; `between` runs while it is dead. */
  killAndStart(between?: () => Promise<void>): Promise<void>;
  /** Removes everything, and the process with it if it still runs. */
  remove(): Promise<void>;
};

/** Starts the command `start` and waits for its start screen. */
export async function openProcess(env: Readonly<Record<string, string>>): Promise<OwnProcess> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-process-'));
  const { connection } = database;
  if (!('host' in connection)) throw new Error('the test database has a socket');
  const { host, port, user, database: name } = connection;
  const whole = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    ASSENT_DATA_DIR: dataDir,
    ASSENT_EMULATOR: 'on',
    DATABASE_URL: `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
    ...env,
  };
  let run = await launch(whole);
  return {
    get url() {
      return run.screen.url;
    },
    get emulator() {
      return run.screen.emulator;
    },
    get key() {
      return run.screen.key;
    },
    database,
    call: (method, path, body, headers) => call(run.screen, { method, path, body, headers }),
    printed: () => run.printed(),
    stop: () => stopped(run.child, 'SIGTERM'),
    killAndStart: async between => {
      await stopped(run.child, 'SIGKILL');
      await between?.();
      run = await launch(whole);
    },
    remove: async () => {
      await stopped(run.child, 'SIGKILL');
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function launch(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, programOf(['start']), { stdio: ['ignore', 'pipe', 'pipe'], env });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (part: string) => void out.push(part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => void err.push(part));
  const screen = await startScreen(child, () => out.join(''));
  return { child, screen, printed: () => out.join('').slice(screen.length) + err.join('') };
}

type Screen = { url: string; key: string; emulator: string; length: number };

async function startScreen(child: ChildProcess, printed: () => string): Promise<Screen> {
  return await until(
    'the server is up',
    async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${printed()}`);
      const text = printed();
      const found = (pattern: RegExp) => pattern.exec(text)?.[1];
      const [url, key] = [found(/Assent is ready: +(\S+)/), found(/Bearer (\S+?)'/)];
      const emulator = found(/phones +(http\S+)/);
      const whole = text.includes('npx assent demo');
      return whole && url && key && emulator ? { url, key, emulator, length: text.length } : undefined;
    },
    60_000,
  );
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise(resolve => child.once('close', resolve));
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

async function call<T>(
  to: { url: string; key: string },
  what: { method: string; path: string; body: unknown; headers: Record<string, string> | undefined },
): Promise<Answer<T>> {
  const { body } = what;
  const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof FormData);
  const response = await fetch(/^https?:/.test(what.path) ? what.path : to.url + what.path, {
    method: what.method,
    headers: {
      authorization: `Bearer ${to.key}`,
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...what.headers,
    },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string | FormData) }), // what is not JSON here is one of these
  });
  const text = await response.text();
  const told = response.headers.get('content-type')?.includes('json') === true && text !== '';
  const parsed: T = told ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body: parsed };
}
