// The webhook lane: takes stored webhooks in order, one business and one process at a time, and says what follows after
// the commit.

import type { BusinessId } from '../../kernel/kernel.ts';
import { isPassing } from './passing.ts';
import { processBusiness } from './process.ts';
import type { AfterCommit, ProcessDeps } from './types.ts';
import * as store from './webhook-store/store.ts';

type Done = { taken: number; after: AfterCommit[] };

const nothing: Done = { taken: 0, after: [] };
const rowsMax = 100;
/** Of sealed bodies in one transaction, but for a single webhook that is larger. */
const bytesMax = 500_000;
/** A webhook that cannot be processed after so many tries is put on the list of what was not understood. */
const attemptsMax = 5;

/** Works off one batch of the business that waits longest. Returns how many webhooks it took and what follows. */
export async function processOnce(deps: ProcessDeps): Promise<Done> {
  const businessId = await store.findWaiting(deps.db);
  if (businessId === undefined) return nothing;
  // Another process may have added it a moment ago.
  if (!isKnown(deps, businessId)) await deps.directory.refresh();
  // When a batch fails, one of it is the culprit: smaller batches bring what lies before it to its end.
  for (let rows = rowsMax; ; rows = Math.floor(rows / 4)) {
    try {
      return await processBatch(deps, businessId, rows);
    } catch (cause) {
      if (isPassing(cause)) throw cause;
      if (rows <= 1) return await setAside(deps, businessId);
    }
  }
}

function isKnown(deps: ProcessDeps, businessId: BusinessId): boolean {
  return deps.directory.businesses().some(one => one.id === businessId);
}

async function processBatch(deps: ProcessDeps, businessId: BusinessId, rows: number): Promise<Done> {
  return await deps.db.transaction(businessId, async tx => {
    if (!(await store.claimBusiness(tx, businessId))) return nothing;
    const taken = await store.takeWebhooks(tx, businessId, { rows, bytes: bytesMax });
    if (taken.length === 0) return nothing;
    const after = await processBusiness(deps, tx, { businessId, taken });
    await store.removeWebhooks(
      tx,
      businessId,
      taken.map(one => one.id),
    );
    return { taken: taken.length, after };
  });
}

/**
 * Counts the failed try of the oldest webhook; after the last one it is kept apart, whole. A counted try is no work
 * done, so that the lane sleeps before the next.
 */
async function setAside(deps: ProcessDeps, businessId: BusinessId): Promise<Done> {
  return await deps.db.transaction(businessId, async tx => {
    if (!(await store.claimBusiness(tx, businessId))) return nothing;
    const first = (await store.takeWebhooks(tx, businessId, { rows: 1, bytes: bytesMax }))[0];
    if (first === undefined) return nothing;
    if (first.attempts + 1 < attemptsMax) {
      await store.countAttempt(tx, businessId, first.id);
      return nothing;
    }
    await store.moveToUnclear(tx, businessId, first.id);
    deps.metrics.unclear.inc();
    return { taken: 1, after: [] };
  });
}
