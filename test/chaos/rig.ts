// A server as a process of its own with its own PostgreSQL, so that both can be killed; the emulator stays in the test
// and remembers what reached "Meta".

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createDatabase, findRunningEmbedded } from '../../src/database/database.ts';
import { createEmulator, type Emulator } from '../../src/emulator/emulator.ts';
import { programOf } from '../program.ts';
import { until } from '../town.ts';
import { childrenOf } from './children.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export const number = { phoneNumberId: '104200000000001', wabaId: '204200000000001', token: 'meta-token' } as const;
const appSecret = 'chaos-app-secret';

export type Rig = {
  readonly url: string;
  readonly emulator: Emulator;
  readonly dataDir: string;
  /** An API key; there once the server was set up. */
  readonly key: string;
  /** All that the server's processes printed. */
  readonly printed: () => string;
  start(): Promise<void>;
  /** Kills the server, and PostgreSQL too if asked, with SIGKILL: at once, in the middle of anything. */
  kill(what: { postgres: boolean }): Promise<void>;
  /** Sends a signal to PostgreSQL's postmaster; or to it and all of its processes. */
  signalPostgres(signal: NodeJS.Signals, whom?: 'postmaster' | 'all'): Promise<void>;
  /** The rows of a query, for what no API shows. The server must run, and its PostgreSQL too. */
  rows<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** The process id of the server, to see that it is still the same one. */
  readonly pid: number | undefined;
  /** SIGTERM, and the exit code. */
  terminate(): Promise<number | null>;
  rssBytes(): Promise<number>;
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called<T>>;
  close(): Promise<void>;
};

export type Called<T> = { status: number; body: T };

/** Sets up a rig: emulator, server, a sender whose Meta is the emulator, an API key. */
export async function openRig(options: { env?: Record<string, string>; dataDir?: string } = {}): Promise<Rig> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'assent-chaos-')));
  await chmod(dataDir, 0o711);
  const emulator = await createEmulator({
    clock: { now: () => Date.now() },
    random: { bytes: length => randomBytes(length) },
    log: quiet,
    port: 0,
    host: '127.0.0.1',
    accessToken: number.token,
    appSecret,
    seed: { ...number, displayNumber: '+49 30 901820', verifiedName: 'Bakery' },
  });
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    ASSENT_DATA_DIR: dataDir,
    ASSENT_EMULATOR: 'off',
    ASSENT_LOG_LEVEL: 'warn',
    ASSENT_FATE_WAIT_SECONDS: '12',
    ...options.env,
  };
  const state: State = { env, dataDir, url: `http://127.0.0.1:${port}`, printed: '', child: undefined, key: '' };
  const rig = rigOf(state, emulator);
  await setUp(state, emulator).catch(async cause => {
    await rig.close();
    throw cause;
  });
  return rig;
}

type State = {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly url: string;
  printed: string;
  child: ChildProcess | undefined;
  key: string;
};

async function setUp(state: State, emulator: Emulator): Promise<void> {
  const words = ['--phone-number-id', number.phoneNumberId, '--waba-id', number.wabaId, '--number', '+49 30 901820'];
  const secrets = ['--token', number.token, '--app-secret', appSecret, '--verify-token', 'chaos-verify'];
  await command(state, ['sender', 'add', ...words, ...secrets, '--graph-url', emulator.url]);
  state.key = (await command(state, ['keys', 'create'])).trim().split('\n').at(-1) ?? '';
  await startServer(state);
  const target = { url: `${state.url}/webhooks/whatsapp`, verifyToken: 'chaos-verify' };
  await control(emulator, { method: 'PUT', path: 'webhook', body: target });
  // The emulator's own limits are another test's subject. Its pauses between retries grow to 0.4 s instead of 6 h: far
  // shorter than the wait for a fate.
  const switches = { numberPerSecond: null, pairRate: false, retryScale: 0.000_02, readAfterMs: null };
  await control(emulator, { method: 'PATCH', path: 'switches', body: switches });
  const sender = { phone_number_id: number.phoneNumberId, waba_id: number.wabaId, display_number: '+49 30 901820' };
  const more = { country: 'DE', graph_url: emulator.url, per_second: 1_000 };
  const put = await call<{ id: string }>(state, {
    method: 'POST',
    path: '/api/v1/senders',
    body: { ...sender, ...more },
  });
  const synced = await call(state, { method: 'POST', path: `/api/v1/senders/${put.body.id}/sync-templates` });
  if (synced.status !== 200) throw new Error(`the templates were not read: ${synced.status}`);
}

function rigOf(state: State, emulator: Emulator): Rig {
  return {
    url: state.url,
    emulator,
    dataDir: state.dataDir,
    get key() {
      return state.key;
    },
    printed: () => state.printed,
    start: () => startServer(state),
    kill: what => kill(state, what),
    signalPostgres: (signal, whom = 'postmaster') => signalPostgres(state, { signal, whom }),
    rows: (text, values = []) => rowsOf(state, text, values),
    get pid() {
      return state.child?.pid;
    },
    terminate: async () => {
      const { child } = state;
      if (child === undefined) return null;
      child.kill('SIGTERM');
      return await exitOf(child);
    },
    rssBytes: () => rssOf(state),
    control: (method, path, body) => control(emulator, { method, path, body }),
    call: (method, path, body, headers) => call(state, { method, path, body, headers }),
    close: async () => {
      if (state.child?.exitCode === null) {
        state.child.kill('SIGTERM');
        await exitOf(state.child);
      }
      // A server that was killed leaves it behind.
      await signalPostgres(state, { signal: 'SIGKILL', whom: 'all' }).catch(() => undefined);
      await emulator.stop();
      await rm(state.dataDir, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

async function startServer(state: State): Promise<void> {
  // What grows without a bound ends the process: its heap is as small as it may be.
  const child = spawn(process.execPath, programOf(['start'], ['--max-old-space-size=128']), {
    env: state.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  state.child = child;
  const ready = Promise.withResolvers<void>();
  const before = state.printed.length;
  const note = (chunk: Buffer) => {
    state.printed += chunk.toString('utf8');
    if (state.printed.includes('Assent is ready', before)) ready.resolve();
  };
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  child.once('exit', (code, signal) => {
    state.printed += `\nthe server ended with ${code ?? signal}\n`;
    ready.reject(new Error(state.printed.slice(-2_000)));
  });
  await ready.promise;
}

async function command(state: State, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, programOf(words), { env: state.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  let wrong = '';
  child.stdout.on('data', chunk => (told += chunk));
  child.stderr.on('data', chunk => (wrong += chunk));
  const code = await exitOf(child);
  if (code !== 0) throw new Error(`assent ${words.slice(0, 2).join(' ')} ended with ${code}: ${wrong}`);
  return told;
}

async function kill(state: State, what: { postgres: boolean }): Promise<void> {
  const { child } = state;
  if (child === undefined) return;
  child.removeAllListeners('exit');
  const ended = exitOf(child);
  if (what.postgres) await signalPostgres(state, { signal: 'SIGKILL', whom: 'postmaster' });
  child.kill('SIGKILL');
  await ended;
}

async function signalPostgres(
  state: State,
  what: { signal: NodeJS.Signals; whom: 'postmaster' | 'all' },
): Promise<void> {
  const pointer = await readFile(join(state.dataDir, 'postgres-location'), 'utf8').catch(() => '');
  const home = pointer.trim() === '' ? join(state.dataDir, 'postgres') : pointer.trim();
  const cluster = join(home, 'cluster');
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  // The file outlives its process, whose number may be somebody else's by now.
  if ((await readlink(`/proc/${pid}/cwd`)) !== (await realpath(cluster))) throw new Error('there is no postmaster');
  if (what.whom === 'postmaster') return void process.kill(pid, what.signal);
  // It stands still while its children are listed: it makes no more, and none of them is orphaned yet.
  process.kill(pid, 'SIGSTOP');
  const children = await childrenOf(pid);
  process.kill(pid, what.signal);
  for (const child of children) {
    try {
      process.kill(child, what.signal);
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

async function rowsOf<R>(state: State, text: string, values: readonly unknown[]): Promise<R[]> {
  const log = { info: () => undefined, warn: () => undefined };
  const connection = await findRunningEmbedded({ log }, state.dataDir);
  if (connection === undefined) throw new Error('there is no database to ask');
  const db = createDatabase({ connection, max: 1, log });
  try {
    return await db.query<R>('all', { text, values });
  } finally {
    await db.close();
  }
}

async function rssOf(state: State): Promise<number> {
  const status = await readFile(`/proc/${state.child?.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return await new Promise(resolve => child.once('exit', code => resolve(code)));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function control<T>(emulator: Emulator, what: { method: string; path: string; body?: unknown }): Promise<T> {
  const response = await fetch(`${emulator.url}/_emulator/${what.path}`, {
    method: what.method,
    ...(what.body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(what.body) }),
  });
  if (!response.ok) throw new Error(`the emulator refused ${what.path}: ${await response.text()}`);
  return (await response.json()) as T; // the caller of a test names what it expects
}

async function call<T>(
  state: Pick<State, 'url' | 'key'>,
  what: { method: string; path: string; body?: unknown; headers?: Record<string, string> | undefined },
): Promise<Called<T>> {
  const response = await fetch(`${state.url}${what.path}`, {
    method: what.method,
    headers: { authorization: `Bearer ${state.key}`, 'content-type': 'application/json', ...what.headers },
    ...(what.body === undefined ? {} : { body: JSON.stringify(what.body) }),
    signal: AbortSignal.timeout(45_000),
  });
  const text = await response.text();
  const body: T = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
  return { status: response.status, body };
}

/** The status that a path of the server answers with; 0 when nobody answers. */
export async function statusOf(rig: Pick<Rig, 'url'>, path: '/readyz' | '/healthz'): Promise<number> {
  return await fetch(`${rig.url}${path}`, { signal: AbortSignal.timeout(10_000) }).then(
    answer => answer.status,
    () => 0,
  );
}

/** Waits until the server is ready. */
export async function untilReady(rig: Pick<Rig, 'url'>): Promise<void> {
  await until('the server is ready', async () => (await statusOf(rig, '/readyz')) === 200, 60_000);
}

export { inParallel } from './in-parallel.ts';
export { pause };
