// The benchmark's side of the load driver: starts it, gives it one job at a time, and takes turns between candidates.

import { once } from 'node:events';
import { type Program, processorTime, type Spent, startProgram } from './program.ts';
import type { Recipe } from './recipes.ts';

/** What to ask, of whom, how hard and how long. */
export type Job = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly recipe: Recipe;
};

/** What one run of a job showed. */
export type Measured = {
  readonly calls: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
  /** What went wrong, with how often. */
  readonly problems: Readonly<Record<string, number>>;
};

/** The same with the processor time that the server and its PostgreSQL took meanwhile. */
export type Round = Measured & { readonly spent: Spent };

export type Driver = { run(job: Job): Promise<Measured>; stop(): Promise<void> };

/** A driver in a process of its own: closed loop, one request at a time on each connection. */
export async function startDriver(): Promise<Driver> {
  const program: Program = await startProgram(new URL('./driver.ts', import.meta.url));
  return {
    run: async job => {
      const answered = once(program.child, 'message');
      program.child.send(job);
      const [measured]: Measured[] = await answered;
      if (measured === undefined) throw new Error('the load driver gave no answer');
      return measured;
    },
    stop: program.stop,
  };
}

export type Candidate = {
  readonly name: string;
  readonly job: Omit<Job, 'seconds'>;
  /** The process whose processor time is counted. */
  readonly pid: number;
  /** Runs after each measurement, outside of it. */
  readonly afterEach?: () => Promise<void>;
};

export type Rounds = ReadonlyMap<string, readonly Round[]>;

/** Measures every candidate once a round, A B C A B C, after a warm-up of each that is not counted. */
export async function takeTurns(
  driver: Driver,
  candidates: readonly Candidate[],
  options: { rounds: number; seconds: number; warmUpSeconds: number },
): Promise<Rounds> {
  const rounds = new Map<string, Round[]>(candidates.map(one => [one.name, []]));
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const { name, job, pid, afterEach } of candidates) {
      const before = processorTime(pid);
      const measured = await driver.run({ ...job, seconds: round === 0 ? options.warmUpSeconds : options.seconds });
      const after = processorTime(pid);
      const spent = { ownMs: after.ownMs - before.ownMs, belowMs: after.belowMs - before.belowMs };
      if (round > 0) rounds.get(name)?.push({ ...measured, spent });
      await afterEach?.();
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${round} of ${options.rounds} rounds `);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return rounds;
}
