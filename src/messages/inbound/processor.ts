// The webhook lane: takes stored webhooks in order, one process at a time, and does what follows after the commit.

import { isPassing, processBusiness, type Taken } from './process.ts';
import * as store from './store.ts';
import type { AfterCommit, ProcessDeps } from './types.ts';

const batchMax = 100;
/** A webhook that cannot be processed after so many tries is put on the list of what was not understood. */
const attemptsMax = 5;

/** Works off one batch. Returns how many webhooks it took and what follows. */
export async function processOnce(deps: ProcessDeps): Promise<{ taken: number; after: AfterCommit[] }> {
  try {
    return await processBatch(deps, batchMax);
  } catch (cause) {
    if (isPassing(cause)) throw cause;
    // One of the batch is the culprit: go one by one until it is past.
    return await processSingly(deps);
  }
}

async function processBatch(deps: ProcessDeps, limit: number): Promise<{ taken: number; after: AfterCommit[] }> {
  return await deps.db.transaction('all', async tx => {
    const taken = await store.takeWebhooks(tx, limit);
    const after: AfterCommit[] = [];
    for (const [businessId, mine] of Map.groupBy(taken, one => one.business_id)) {
      after.push(...(await processBusiness(deps, tx, { businessId, taken: mine })));
    }
    if (taken.length > 0)
      await store.removeWebhooks(
        tx,
        taken.map(one => one.id),
      );
    return { taken: taken.length, after };
  });
}

async function processSingly(deps: ProcessDeps): Promise<{ taken: number; after: AfterCommit[] }> {
  try {
    return await processBatch(deps, 1);
  } catch (cause) {
    if (isPassing(cause)) throw cause;
    await setAside(deps);
    return { taken: 1, after: [] };
  }
}

/** Counts the failed try of the oldest webhook; after the last one it is kept apart, whole. */
async function setAside(deps: ProcessDeps): Promise<void> {
  await deps.db.transaction('all', async tx => {
    const first: (Taken & { attempts: number }) | undefined = (await store.takeWebhooks(tx, 1))[0];
    if (first === undefined) return;
    if (first.attempts + 1 < attemptsMax) {
      await store.countAttempt(tx, first.id);
      return;
    }
    await store.moveToUnclear(tx, first.id);
    deps.metrics.unclear.inc();
  });
}
