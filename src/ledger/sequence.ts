// Gives each event its gapless place. One at a time does so, by advisory lock, after the events are committed: so
// writers never wait for one another, and an event that commits late simply gets a later place.

import type { Database } from '../database/database.ts';
import { becomeSequencer, sequenceNext } from './store.ts';

const batchMax = 1_000;

/** Places up to a thousand waiting events of all businesses; 0 when none waits or another process is at it. */
export async function sequenceOnce(deps: { db: Database }): Promise<number> {
  return await deps.db.transaction('all', async tx => {
    // Two statements: the second must see all that the sequencer before us has committed.
    if (!(await becomeSequencer(tx))) return 0;
    return await sequenceNext(tx, batchMax);
  });
}
