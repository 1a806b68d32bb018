// After a crash: what a dead process had marked is "unknown". Meta's status webhook, which carries our id, says whether
// it was taken; only when it stayed silent for the whole wait may a promised message be tried again.

import type { Database } from '../../database/database.ts';
import type { Id } from '../../kernel/kernel.ts';
import { silentMaxMs } from '../presence/store.ts';
import type { Doubts } from './doubts.ts';
import * as store from './store.ts';

/** One round of recovery, by a process that gave a sign of life already. */
export async function recoverOnce(
  deps: { db: Database; processId: Id<'process'>; doubts: Doubts; wakeLane: () => void },
  how: { fateWaitMs: number },
): Promise<{ unknown: number; ended: number }> {
  await deps.doubts.settle(async doubts => {
    if ((await store.takeBack(deps.db, deps.processId, doubts)) > 0) deps.wakeLane();
  });
  const unknown = await store.setUnknown(deps.db, silentMaxMs);
  const ended = await store.endWait(deps.db, { processId: deps.processId, waitMs: how.fateWaitMs });
  if (ended.some(one => one.promised)) deps.wakeLane();
  return { unknown, ended: ended.length };
}
