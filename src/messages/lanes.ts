// The lanes of one process: sender, webhook processor, forwarder, sequencer, recovery. Each works while there is work,
// sleeps until woken or until its floor, and survives the database being away.

import type { Clock } from '../kernel/kernel.ts';

export type Lane = { wake: () => void; stop: () => Promise<void> };

/** Logs the name and code of what went wrong in a lane; never a message, which may quote data. */
export type LaneLog = { warn: (what: { lane: string; cause: string }) => void };

const failurePauseMinMs = 500;
const failurePauseMaxMs = 30_000;
const sliceMax = 5_000;
const slicesMax = 200;

/**
 * Runs `work` over and over: again at once while it says that there was something to do, else when woken or after
 * `everyMs`. A failure is logged and tried again after a pause that doubles up to `everyMs`, half a minute at most.
 */
export function startLane(
  deps: { clock: Clock; log: LaneLog },
  lane: { name: string; everyMs: number; work: () => Promise<number> },
): Lane {
  let stopping = false;
  let woken = false;
  let wakeSleeper: (() => void) | undefined;
  const sleep = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    let failures = 0;
    while (!stopping) {
      woken = false;
      const done = await workOnce(deps, lane);
      failures = done === undefined ? failures + 1 : 0;
      const pauseMs = failures > 0 ? pauseAfter(failures, lane.everyMs) : lane.everyMs;
      if (!stopping && !woken && !done) await sleep(pauseMs);
    }
  };
  const running = run();
  return {
    wake: () => {
      woken = true;
      wakeSleeper?.();
    },
    stop: async () => {
      stopping = true;
      wakeSleeper?.();
      await running;
    },
  };
}

/** How much was done; undefined when it failed. */
async function workOnce(
  deps: { log: LaneLog },
  lane: { name: string; work: () => Promise<number> },
): Promise<number | undefined> {
  try {
    return await lane.work();
  } catch (cause) {
    deps.log.warn({ lane: lane.name, cause: nameOf(cause) });
    return undefined;
  }
}

/** The pause (ms) after so many failures in a row. Pure. */
export function pauseAfter(failures: number, everyMs: number): number {
  const boundMs = Math.min(failurePauseMaxMs, Math.max(failurePauseMinMs, everyMs));
  return Math.min(boundMs, failurePauseMinMs * 2 ** Math.min(failures - 1, 16));
}

/**
 * Does long work in slices, so that no statement holds locks for long: again while a slice comes back full, up to the
 * bound of one round. `slice` takes the most that it may do and returns how much it did.
 */
export async function inSlices(slice: (sliceMax: number) => Promise<number>): Promise<void> {
  for (let round = 0; round < slicesMax; round += 1) {
    if ((await slice(sliceMax)) < sliceMax) return;
  }
}

function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
}
