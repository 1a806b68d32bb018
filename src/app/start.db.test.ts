// A server and the short commands share a data folder; a start that fails leaves nothing running.

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findRunningEmbedded } from '../database/database.ts';
import { present } from '../kernel/kernel.ts';
import { readConfiguration } from './env.ts';
import { runCommand } from './run-command.ts';
import type { Running } from './running.ts';
import { open } from './start.ts';

let folder: string;
let running: Running;
const quiet = { info: (): void => {}, warn: (): void => {} };
const env = (name: string, port = '0') => ({
  PORT: port,
  ASSENT_DATA_DIR: join(folder, name),
  ASSENT_LOG_LEVEL: 'error',
});

const read = (name: string, port?: string) => readConfiguration(env(name, port)).configuration;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-start-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(folder, 0o711);
  running = await open(read('data'));
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a key is created beside a running server, which takes it', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await runCommand({ name: 'keys create', rest: ['--name', 'beside'] }, read('data'))).toBe(0);
  const key = String(printed.mock.calls[0]?.[0]);
  printed.mockRestore();
  expect(await running.house.keys.authenticate(key)).toBeDefined();
  expect(await findRunningEmbedded({ log: quiet }, join(folder, 'data'))).toBeDefined();
});

test('a data folder that is in use is named, with the process that has it', async () => {
  await expect(open(read('data'))).rejects.toThrow(/in use by process \d+/);
});

test('a port that is taken ends the start in words, with PostgreSQL stopped', async () => {
  const port = present(new URL(running.url).port, 'the port');
  await expect(open(read('other', port))).rejects.toThrow(`Port ${port} is in use`);
  expect(await findRunningEmbedded({ log: quiet }, join(folder, 'other'))).toBeUndefined();
});
