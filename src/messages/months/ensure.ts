// Messages and decisions lie in partitions of a month each, so that indexes stay small and retention can drop what is
// old. This month's and the next one's are made before they are needed; whatever has none goes to the default one.

import { type Database, StatementError } from '../../database/database.ts';
import type { Clock } from '../../kernel/kernel.ts';
import { createPartition, existingPartitions, type Month, partitioned } from './store.ts';

/** The month of an instant, or the one that lies `ahead` months after it, with the ids that bound it. Pure. */
export function monthOf(atMs: number, ahead = 0): Month {
  const day = new Date(atMs);
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + ahead, 1);
  const after = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + ahead + 1, 1);
  return {
    name: new Date(first).toISOString().slice(0, 7).replace('-', '_'),
    fromId: firstIdOf(first),
    toId: firstIdOf(after),
  };
}

/** The smallest UUID that an id of this instant or later can be. */
function firstIdOf(atMs: number): string {
  const hex = atMs.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/**
 * What may stand in the way of a partition. 23514: the default one holds rows of this month already; they stay there, and
 * so do the month's others. 55P03: the lock was not free in time; the next look tries again.
 */
const expected: ReadonlySet<string> = new Set(['23514', '55P03']);

/** Makes the partitions of this month and the next, if they are not there. Returns how many it made. */
export async function ensureMonths(deps: { db: Database; clock: Clock }): Promise<number> {
  const now = deps.clock.now();
  const wanted = [monthOf(now), monthOf(now, 1)].flatMap(month => partitioned.map(table => ({ table, month })));
  const there = await existingPartitions(
    deps.db,
    wanted.map(one => `${one.table}_${one.month.name}`),
  );
  let made = 0;
  for (const { table, month } of wanted) {
    if (there.has(`${table}_${month.name}`)) continue;
    try {
      await deps.db.transaction('all', tx => createPartition(tx, table, month));
      made += 1;
    } catch (cause) {
      if (!(cause instanceof StatementError) || !expected.has(cause.sqlState)) throw cause;
    }
  }
  return made;
}
