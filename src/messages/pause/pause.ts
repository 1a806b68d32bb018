// Sending is paused and resumed. The pause raises the business's version, so that the fence lets no decision of before
// through; what was handed over before it is waited for, so that a pause that was acknowledged is silent, truly.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { Directory } from '../directory/directory.ts';
import * as store from './store.ts';
import type { Paused, PauseInput } from './types.ts';

/** After this long the acknowledgement is given nonetheless. */
const silenceMaxMs = 5_000;
const lookEveryMs = 50;
const forwardMax = 2_000;

type PauseDeps = { db: Database; directory: Directory; pause: (ms: number) => Promise<void> };

/** Pauses sending, or changes what is paused. Tells how many messages were still on their way when it answered. */
export async function pauseSending(
  deps: PauseDeps,
  businessId: BusinessId,
  { covers, reason, decidedBy, keyId, atMs }: PauseInput & { covers: Paused['covers']; atMs: number },
): Promise<{ underWay: number }> {
  const { pause: before } = deps.directory.business(businessId);
  const sinceMs = before?.sinceMs ?? atMs;
  const after = { covers, sinceMs, reason, by: decidedBy };
  await deps.directory.setOwnValues(businessId, { what: 'pause', after, reason, decidedBy, keyId });
  return { underWay: await awaitHandOvers(deps, businessId, covers) };
}

/** Resumes sending: what waited is looked at again at once. */
export async function resumeSending(
  deps: Omit<PauseDeps, 'pause'> & { wakeLane: () => void },
  businessId: BusinessId,
  { reason, decidedBy, keyId }: PauseInput,
): Promise<void> {
  await deps.directory.setOwnValues(businessId, { what: 'pause', after: null, reason, decidedBy, keyId });
  let moved: number;
  do {
    moved = await store.bringForward(deps.db, businessId, forwardMax);
    deps.wakeLane();
  } while (moved === forwardMax);
}

/**
 * Waits for what the pause came too late for: statements that began before its commit may still mark a message, and what
 * is marked may be on its way. At most 5 s; how many are left then.
 */
async function awaitHandOvers(deps: PauseDeps, businessId: BusinessId, covers: Paused['covers']): Promise<number> {
  const sinceMs = await store.readClock(deps.db, businessId);
  let left = 0;
  for (let waited = 0; waited < silenceMaxMs; waited += lookEveryMs) {
    const isSettled = await store.allBeganAfter(deps.db, businessId, sinceMs);
    left = await store.countMarked(deps.db, businessId, covers);
    if (isSettled && left === 0) return 0;
    await deps.pause(lookEveryMs);
  }
  return left;
}
