// A start that is interrupted half-way: nothing that it began is left running, and the next start is as any other.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programOf } from '../program.ts';
import { until } from '../town.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'assent-interrupted-'));
  await chmod(dataDir, 0o711);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const pidFile = () => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');

function begin(): ChildProcess {
  const env = { ...process.env, PORT: '0', ASSENT_DATA_DIR: dataDir, ASSENT_EMULATOR: 'off' };
  return spawn(process.execPath, programOf(['start']), { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The process id of PostgreSQL, as soon as it has begun to start. */
async function postgresOf(child: ChildProcess): Promise<number> {
  const lines = await until('PostgreSQL begins', async () => {
    if (child.exitCode !== null) throw new Error('the start ended by itself');
    return (await readFile(pidFile(), 'utf8').catch(() => '')) || undefined;
  });
  return Number(lines.split('\n')[0]);
}

/** Whether a process is at work; one that has ended and that nobody asked for yet is not. */
async function lives(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !status.includes(') Z ');
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'a start that %s ends takes PostgreSQL along',
  async (signal, code) => {
    const child = begin();
    const pid = await postgresOf(child);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    await until('PostgreSQL has ended', async () => !(await lives(pid)));
  },
  60_000,
);

test('the next start is ready, and a stop ends it in order', async () => {
  const child = begin();
  let said = '';
  child.stdout?.on('data', bytes => {
    said += bytes;
  });
  await until('it is ready', () => Promise.resolve(said.includes('Assent is ready')));
  const pid = await postgresOf(child);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await lives(pid)).toBe(false);
}, 60_000);
