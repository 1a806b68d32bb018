// Waiting webhook updates, in one lane for each customer: the order of a customer's updates holds, and one customer
// never waits for another.

import type { Wire } from '../types.ts';

export type Update = {
  readonly wabaId: string;
  readonly field: string;
  readonly value: Wire;
  /** Management fields carry the time of the entry, in seconds. */
  readonly timeS: number | null;
};

export type Lane = { readonly key: string; readonly pending: Update[]; busy: boolean };

export type Batch = { readonly updates: readonly Update[]; readonly lanes: readonly Lane[] };

export type Lanes = {
  put(key: string, update: Update): void;
  /** The next updates that may go out; their lanes are busy until released. */
  take(max: number): Batch | undefined;
  release(batch: Batch): void;
  /** Updates that wait in a lane, those of busy lanes included. */
  readonly waiting: number;
  clear(): void;
};

/** No lanes yet. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  const ready = new Set<Lane>();
  let waiting = 0;

  const takeFrom = (lane: Lane, max: number): Update[] => {
    const taken = lane.pending.splice(0, max);
    lane.busy = true;
    ready.delete(lane);
    waiting -= taken.length;
    return taken;
  };

  return {
    put: (key, update) => {
      const lane = lanes.get(key) ?? { key, pending: [], busy: false };
      lanes.set(key, lane);
      lane.pending.push(update);
      waiting += 1;
      if (!lane.busy) ready.add(lane);
    },
    take: max => {
      const updates: Update[] = [];
      const taken: Lane[] = [];
      for (const lane of ready) {
        updates.push(...takeFrom(lane, max - updates.length));
        taken.push(lane);
        if (updates.length >= max) break;
      }
      return updates.length === 0 ? undefined : { updates, lanes: taken };
    },
    release: batch => {
      for (const lane of batch.lanes) {
        lane.busy = false;
        // After a clear the key may belong to another lane.
        if (lanes.get(lane.key) !== lane) continue;
        if (lane.pending.length > 0) ready.add(lane);
        else lanes.delete(lane.key);
      }
    },
    get waiting() {
      return waiting;
    },
    clear: () => {
      lanes.clear();
      ready.clear();
      waiting = 0;
    },
  };
}
