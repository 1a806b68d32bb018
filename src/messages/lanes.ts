// The lanes of one process: sender, webhook processor, forwarder, sequencer, recovery. Each works while there is work,
// sleeps until woken or until its floor, and survives the database being away.

import type { Clock } from '../kernel/kernel.ts';

export type Lane = { wake: () => void; stop: () => Promise<void> };

/** Logs the name and code of what went wrong in a lane; never a message, which may quote data. */
export type LaneLog = { warn: (what: { lane: string; cause: string }) => void };

const pauseAfterFailureMs = 500;

/**
 * Runs `work` over and over: again at once while it says that there was something to do, else when woken or after
 * `everyMs`. A failure is logged and tried again after a pause.
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
    while (!stopping) {
      woken = false;
      const pauseMs = await workOnce(deps, lane);
      if (!stopping && !woken && pauseMs > 0) await sleep(pauseMs);
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

async function workOnce(
  deps: { log: LaneLog },
  lane: { name: string; everyMs: number; work: () => Promise<number> },
): Promise<number> {
  try {
    return (await lane.work()) > 0 ? 0 : lane.everyMs;
  } catch (cause) {
    deps.log.warn({ lane: lane.name, cause: nameOf(cause) });
    return pauseAfterFailureMs;
  }
}

function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
}
