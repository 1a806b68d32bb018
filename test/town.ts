// A whole town for journeys: the real server and the emulator, on a database of its own, driven over HTTP only.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type Running, readConfiguration } from '../src/app/app.ts';
import type { Database } from '../src/database/database.ts';
import { createTestDatabase } from '../src/database/testing.ts';

export type Town = {
  /** The server's address: the base URL for a Cloud API client. */
  readonly url: string;
  /** The emulator's address: phone page and control API. */
  readonly emulator: string;
  /** An API key of the demo business. */
  readonly key: string;
  readonly running: Running;
  /** The server's database, for what no API shows. */
  readonly db: Database;
  /** Acts as a customer, by number: types, taps, opens a link. */
  act(customer: string, action: Record<string, unknown>): Promise<{ wamid: string | null }>;
  /** Calls the emulator's control API. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** Calls the server (or any absolute URL) with the key; JSON in, JSON out. */
  call<T = unknown>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  stop(): Promise<void>;
};

/** The caller of a test names the shape of the body that it expects. */
export type Answer<T> = { status: number; headers: Headers; body: T };

/** Opens a town. `env` adds to the configuration of the server. */
export async function openTown(env: Record<string, string> = {}): Promise<Town> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-town-'));
  const { connection } = database;
  const socket = 'host' in connection ? connection : { host: '', database: '', user: '', port: 0 };
  const { configuration, problems } = readConfiguration({
    PORT: '0',
    ASSENT_DATA_DIR: dataDir,
    ASSENT_EMULATOR: 'on',
    ASSENT_LOG_LEVEL: 'warn',
    // A working morning: journeys mean the same at any hour.
    ASSENT_CLOCK_START: '2026-03-10T09:00:00Z',
    DATABASE_URL: `postgres://${socket.user}@/${socket.database}?host=${encodeURIComponent(socket.host)}&port=${socket.port}`,
    ...env,
  });
  if (problems.length > 0) throw new Error(`a town with problems: ${JSON.stringify(problems)}`);
  const running = await open(configuration);
  const key = running.key ?? '';
  return {
    url: running.url,
    emulator: running.emulator?.url ?? '',
    key,
    running,
    db: database.db,
    call: (method, path, body, headers) => call({ url: running.url, key }, { method, path, body, headers }),
    act: (customer, action) => control(running, 'POST', `customers/${encodeURIComponent(customer)}/actions`, action),
    control: (method, path, body) => control(running, method, path, body),
    stop: async () => {
      await running.stop();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function control<T>(running: Running, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${running.emulator?.url}/_emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the emulator refused ${path.split('/')[0]}: ${await response.text()}`);
  return (await response.json()) as T; // the caller of a test names what it expects
}

async function call<T>(
  to: { url: string; key: string },
  what: { method: string; path: string; body: unknown; headers: Record<string, string> | undefined },
): Promise<Answer<T>> {
  const url = /^https?:/.test(what.path) ? what.path : `${to.url}${what.path}`;
  const response = await fetch(url, {
    method: what.method,
    headers: {
      authorization: `Bearer ${to.key}`,
      ...(what.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...what.headers,
    },
    ...(what.body === undefined ? {} : { body: JSON.stringify(what.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  const parsed: T = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body: parsed };
}

/** Looks again and again until something is so, for what happens after an answer; fails with words after the bound. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, boundMs = 15_000): Promise<T> {
  const started = performance.now();
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() - started > boundMs) throw new Error(`waited in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
