// What is asked of Linux holds for the process and for those that it starts, the embedded server's too.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { runAsBatch } from './as-batch.ts';
import { startEmbedded } from './embedded.ts';
import { createDatabase } from './pool.ts';

const canAsk = process.platform === 'linux' && spawnSync('chrt', ['-b', '0', 'true']).status === 0;

const note = 'there is no chrt here that may set how processes are scheduled';
const batch = 3;
const log = { info: (): void => {}, warn: (): void => {} };

/** The scheduling policy of a process (proc(5), field 41 of stat; the name in field 2 may hold spaces). */
async function policyOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[41 - 3]);
}

test('a process and its children are scheduled as batch work', async ctx => {
  if (!canAsk) ctx.skip(note);
  const parent = spawn('sh', ['-c', 'read go; sleep 30 & echo $!; wait'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    runAsBatch(parent);
    await vi.waitFor(async () => expect(await policyOf(parent.pid ?? 0)).toBe(batch), 5_000);
    parent.stdin.write('go\n');
    const [line] = await once(createInterface(parent.stdout), 'line');
    expect(await policyOf(Number(line))).toBe(batch);
    process.kill(Number(line));
  } finally {
    parent.kill('SIGKILL');
  }
});

test('what cannot be asked for is no failure', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nonexistent';
  const child = spawn(process.execPath, ['-e', '']);
  try {
    runAsBatch(child);
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    process.env['PATH'] = path;
  }
});

test('the processes of the embedded server are batch work', async ctx => {
  if (!canAsk) ctx.skip(note);
  const folder = await mkdtemp(join(tmpdir(), 'assent-batch-'));
  await chmod(folder, 0o711);
  const server = await startEmbedded({ dataDir: folder, log });
  const db = createDatabase({ connection: server.connection, max: 1, log });
  try {
    const [row] = await db.query<{ pid: number }>('all', { text: 'select pg_backend_pid() as pid', values: [] });
    expect(await policyOf(row?.pid ?? 0)).toBe(batch);
  } finally {
    await db.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
