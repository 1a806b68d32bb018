// Retention: the lane that deletes what was written once it is too old, what it would delete, and what it did.

import { Counter, type Registry } from 'prom-client';
import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, idInstantMs } from '../../kernel/kernel.ts';
import { type Content, type Directory, type Lane, type LaneLog, startLane } from '../../messages/messages.ts';
import { boundOf, deleteBatch } from './delete-old.ts';
import { listDays } from './store.ts';
import { countedMax, type Preview, type RetentionDay } from './types.ts';

export type Retention = {
  /** What would be deleted at once if content were kept for so many days. */
  preview(businessId: BusinessId, days: number): Promise<Preview>;
  /** Sets for how many days content is kept, and begins to delete what is older now. */
  set(
    businessId: BusinessId,
    what: { days: number } & Pick<Parameters<Directory['setOwnValues']>[1], 'reason' | 'decidedBy' | 'keyId'>,
  ): Promise<void>;
  /** The last days on which it ran, newest first. */
  days(businessId: BusinessId, limit: number): Promise<RetentionDay[]>;
  /** One round over every business, as the lane does again and again; returns how much was deleted. */
  runOnce(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
};

export type RetentionDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly directory: Pick<Directory, 'businesses' | 'setOwnValues'>;
  readonly contents: readonly Content[];
  readonly registry: Registry;
  readonly log: LaneLog;
};

const runEveryMs = 3_600_000;

/** Wires it for one process; several may run at once. */
export function createRetention(deps: RetentionDeps): Retention {
  const deleted = new Counter({
    name: 'assent_content_deleted_total',
    help: 'Messages, notes and webhooks whose content was deleted because it was older than it is kept',
    labelNames: ['of'],
    registers: [deps.registry],
  });
  const deleting = { ...deps, count: (of: Content['name'], many: number) => deleted.inc({ of }, many) };
  let lane: Lane | undefined;
  const runOnce = async () => {
    let all = 0;
    for (const { id } of deps.directory.businesses()) all += await deleteBatch(deleting, id);
    return all;
  };
  return {
    preview: (businessId, days) => preview(deps, businessId, days),
    set: async (businessId, { days, ...why }) => {
      await deps.directory.setOwnValues(businessId, { what: 'retention', after: { contentDays: days }, ...why });
      lane?.wake();
    },
    days: (businessId, limit) => listDays(deps.db, businessId, limit),
    runOnce,
    start: () => {
      lane = startLane(deps, { name: 'retention', everyMs: runEveryMs, work: runOnce });
    },
    stop: async () => await lane?.stop(),
  };
}

async function preview(
  deps: Pick<RetentionDeps, 'clock' | 'contents'>,
  businessId: BusinessId,
  days: number,
): Promise<Preview> {
  const counts = { messages: 0, notes: 0, webhooks: 0 };
  const oldest: number[] = [];
  const before = boundOf(deps.clock.now(), days);
  for (const content of deps.contents) {
    const found = await content.count(businessId, { before, limit: countedMax });
    counts[content.name] = Math.min(found.count, countedMax);
    if (found.oldest !== null) oldest.push(idInstantMs(found.oldest));
  }
  return { ...counts, oldestMs: oldest.length === 0 ? null : Math.min(...oldest) };
}
