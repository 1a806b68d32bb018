// Starts the programs of a benchmark, each as a process of its own, looks at their memory, and leaves none behind.

import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

export type Program = {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What the program said when it was ready: usually its address. */
  readonly url: string;
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Starts a program beside this file that reports its address over IPC. */
export async function startProgram(file: URL, args: readonly string[] = []): Promise<Program> {
  const child = fork(file, [...args]);
  keepTrack(child);
  const said: unknown = (await Promise.race([once(child, 'message'), failed(child, file.pathname)]))[0];
  return { child, pid: child.pid ?? 0, url: typeof said === 'string' ? said : '', stop: () => stop(child) };
}

/** Kills the process with this one, whatever happens. */
export function keepTrack(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

/** Rejects when the program ends instead of getting ready. */
export async function failed(child: ChildProcess, name: string): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`${name} ended with ${code} before it was ready`);
}

/** Asks the process to end and waits for it; after the bound it is killed. */
export async function stop(child: ChildProcess, boundMs = 20_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), boundMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

/** Memory that the process occupies now (resident set), in megabytes; NaN where the system does not say. */
export function memoryMb(pid: number): number {
  try {
    if (process.platform === 'linux') {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes) / 1024;
    }
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Processor time in milliseconds: of the process itself, and of all processes below it (its PostgreSQL). */
export type Spent = { readonly ownMs: number; readonly belowMs: number };

/** What a process has spent so far; NaN where the system does not say. */
export function processorTime(pid: number): Spent {
  if (process.platform !== 'linux') return { ownMs: Number.NaN, belowMs: Number.NaN };
  const seen = processes();
  const below = (of: number): number =>
    seen.filter(one => one.parent === of).reduce((sum, one) => sum + one.ownMs + one.endedMs + below(one.pid), 0);
  return { ownMs: seen.find(one => one.pid === pid)?.ownMs ?? Number.NaN, belowMs: below(pid) };
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => statOf(Number(name)));
}

type Process = { pid: number; parent: number; ownMs: number; endedMs: number };

const msPerTick = 10;

/** From /proc/<pid>/stat (proc(5)): own time, and that of children who have ended and were waited for. */
function statOf(pid: number): Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (place: number): number => fields[place] ?? 0;
    return [{ pid, parent: at(1), ownMs: (at(11) + at(12)) * msPerTick, endedMs: (at(13) + at(14)) * msPerTick }];
  } catch {
    return []; // it has ended meanwhile
  }
}

/** Watches the memory of a process; the most that was seen. */
export function watchMemory(pid: number): { mostMb(): number } {
  let most = memoryMb(pid);
  const timer = setInterval(() => {
    most = Math.max(most, memoryMb(pid));
  }, 100);
  timer.unref();
  return { mostMb: () => most };
}
