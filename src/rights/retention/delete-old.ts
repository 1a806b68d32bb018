// Deletes what was written once it is older than its business keeps it. One small transaction at a time, each with its
// line in the record: whoever is killed in between has deleted and recorded the same. Age goes by the ids, which hold the
// instant of the clock that made them.

import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, idAt } from '../../kernel/kernel.ts';
import type { Content } from '../../messages/messages.ts';
import { addToDay, holdContentDays } from './store.ts';
import type { Counts } from './types.ts';

export type DeleteDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly contents: readonly Content[];
  readonly count: (name: Content['name'], deleted: number) => void;
};

const batchMax = 1_000;
const dayMs = 24 * 60 * 60 * 1_000;

/** The first id that is young enough to stay. */
export function boundOf(nowMs: number, days: number): string {
  return idAt(nowMs - days * dayMs, new Uint8Array(10));
}

/** Deletes one batch of each kind; returns how much there was. Zero: nothing is left that is too old. */
export async function deleteBatch(deps: DeleteDeps, businessId: BusinessId): Promise<number> {
  const deleted = await deps.db.transaction(businessId, async tx => {
    const days = await holdContentDays(tx, businessId);
    if (days === undefined) return none;
    const nowMs = deps.clock.now();
    const old = { before: boundOf(nowMs, days), limit: batchMax, days };
    const counts: Record<Content['name'], number> = { ...none };
    for (const content of deps.contents) counts[content.name] = await content.delete(tx, businessId, old);
    await addToDay(tx, businessId, { ...counts, days, atMs: nowMs });
    return counts;
  });
  let all = 0;
  for (const { name } of deps.contents) {
    all += deleted[name];
    deps.count(name, deleted[name]);
  }
  return all;
}

const none: Counts = { messages: 0, notes: 0, webhooks: 0 };
