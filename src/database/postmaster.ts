// What the operating system knows about a postmaster: PostgreSQL's own pid file, and whether that process still lives.
// A dead process that its parent has not reaped (a zombie) still answers signals, and PostgreSQL would refuse to start.

import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Failure } from '../kernel/kernel.ts';
import type { Log } from './log.ts';

export type PostmasterFile = { pid: number; port: number; socketFolder: string; ready: boolean };

/** What postmaster.pid says (lines 1, 4, 5 and 8 of PostgreSQL's miscadmin.h layout); undefined when there is none. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map(line => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? ''), socketFolder: lines[4] ?? '', ready: lines[7] === 'ready' };
}

type Liveness = 'alive' | 'zombie' | 'gone';
type Process = { liveness: Liveness; program: string };

const gone: Process = { liveness: 'gone', program: '' };

async function look(pid: number): Promise<Process> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM means that it lives and belongs to someone else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return gone;
  }
  if (process.platform !== 'linux') return lookByPs(pid);
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status === undefined) return gone;
  // The name in parentheses may hold anything, so it ends at the last one, and the state follows.
  const end = status.lastIndexOf(')');
  const program = status.slice(status.indexOf('(') + 1, end);
  return { liveness: status.charAt(end + 2) === 'Z' ? 'zombie' : 'alive', program };
}

const execute = promisify(execFile);

async function lookByPs(pid: number): Promise<Process> {
  if (process.platform === 'win32') return { liveness: 'alive', program: 'postgres' };
  const answer = await execute('ps', ['-o', 'stat=,comm=', '-p', String(pid)]).catch(() => undefined);
  const [, state = '', program = ''] = /^(\S+)\s+(.*)$/.exec(answer?.stdout.trim() ?? '') ?? [];
  if (state === '') return gone;
  return { liveness: state.startsWith('Z') ? 'zombie' : 'alive', program: basename(program) };
}

/** Whether a living PostgreSQL server has this process id. */
export async function isPostmaster(pid: number): Promise<boolean> {
  const found = await look(pid);
  return found.liveness === 'alive' && found.program.startsWith('postgres');
}

/**
 * Makes sure that no postmaster of an earlier process still runs on the data, asking it to stop if one does. Its pid
 * file is removed only when that process is certainly dead and so are all of its children.
 */
export async function settleOrphan(deps: { log: Log }, data: string): Promise<void> {
  const left = await readPostmasterFile(data);
  if (left === undefined) return;
  const found = await look(left.pid);
  // Gone: PostgreSQL clears the file itself, after checking that no child is left.
  if (found.liveness === 'gone') return;
  if (found.liveness === 'alive' && found.program.startsWith('postgres')) {
    deps.log.info(`stopping PostgreSQL (process ${left.pid}), which an earlier process left running`);
    await stopPostmaster(left.pid);
    return;
  }
  // A zombie, or another program that got the same number: PostgreSQL would take either for a running postmaster.
  await waitForChildren(data);
  await rm(join(data, 'postmaster.pid'), { force: true });
}

/** Waits until no process works in the cluster's folder (every PostgreSQL process does); they end by themselves. */
async function waitForChildren(data: string): Promise<void> {
  const folder = await realpath(data);
  const boundMs = 20_000;
  const stepMs = 50;
  for (let waitedMs = 0; waitedMs < boundMs; waitedMs += stepMs) {
    const pids = (await readdir('/proc').catch((): string[] => [])).filter(name => /^\d+$/.test(name));
    const folders = await Promise.all(pids.map(pid => readlink(`/proc/${pid}/cwd`).catch(() => '')));
    if (!folders.includes(folder)) return;
    await pause(stepMs);
  }
  throw new Failure('database-unavailable', `Processes of a killed PostgreSQL still work in ${data}`);
}

const fastStopMs = 60_000;
const immediateStopMs = 10_000;

/** Stops a postmaster: fast shutdown, and after a minute an immediate one, from which PostgreSQL recovers by its log. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, boundMs] of [
    ['SIGINT', fastStopMs],
    ['SIGQUIT', immediateStopMs],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForDeath(pid, boundMs)) return;
  }
  throw new Failure('database-unavailable', `PostgreSQL (process ${pid}) does not stop`);
}

async function waitForDeath(pid: number, boundMs: number): Promise<boolean> {
  const stepMs = 10;
  for (let waitedMs = 0; waitedMs < boundMs; waitedMs += stepMs) {
    if ((await look(pid)).liveness !== 'alive') return true;
    await pause(stepMs);
  }
  return false;
}
