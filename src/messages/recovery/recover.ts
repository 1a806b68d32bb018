// After a crash: what a dead process had marked is "unknown". Meta's status webhook, which carries our id, says whether
// it was taken; only when it stayed silent for the whole wait may a promised message be tried again.

import type { Database } from '../../database/database.ts';
import { silentMaxMs } from '../presence/store.ts';
import * as store from './store.ts';

/** One round of recovery. `receivingSinceMs` is the instant since which this process takes in webhooks. */
export async function recoverOnce(
  deps: { db: Database; wakeLane: () => void },
  how: { receivingSinceMs: number; fateWaitMs: number },
): Promise<{ unknown: number; ended: number }> {
  const unknown = await store.setUnknown(deps.db, silentMaxMs);
  const ended = await store.endWait(deps.db, { sinceMs: how.receivingSinceMs, waitMs: how.fateWaitMs });
  if (ended.some(one => one.promised)) deps.wakeLane();
  return { unknown, ended: ended.length };
}
