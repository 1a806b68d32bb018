// After a crash: what was marked and has no outcome is "unknown". Meta's status webhook, which carries our id, says
// whether it was taken; only when it stayed silent for the whole wait may a promised message be tried again.

import type { Database } from '../../database/database.ts';
import type { Clock, Id } from '../../kernel/kernel.ts';
import * as store from './store.ts';

/** Longer than the time-out of a hand-over: a living process has its answer by then. */
const markedMaxMs = 45_000;

/** One round of recovery. `receivingSinceMs` is the instant since which this process takes in webhooks. */
export async function recoverOnce(
  deps: { db: Database; clock: Clock; processId: Id<'process'>; wakeLane: () => void },
  how: { receivingSinceMs: number; fateWaitMs: number; firstRound: boolean },
): Promise<{ unknown: number; ended: number }> {
  // In the first round no other process of a single-process installation can live: its marks are orphans at once.
  const unknown = await store.setUnknown(deps.db, deps.processId, how.firstRound ? 0 : markedMaxMs);
  const ended = await store.endWait(deps.db, { sinceMs: how.receivingSinceMs, waitMs: how.fateWaitMs });
  if (ended.some(one => one.promised)) deps.wakeLane();
  return { unknown, ended: ended.length };
}
