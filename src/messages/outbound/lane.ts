// The sender lane: claims due messages and sends them, many at once, in order for each person. A number whose Meta is
// slow or whose rate is used up fills only its own places. Any number of processes may run it; a claim is a lease, and
// the mark is what counts.

import { Failure, type SenderId } from '../../kernel/kernel.ts';
import type { LaneLog } from '../lanes.ts';
import { type Claimed, claimDue } from './claim-store/store.ts';
import type { Outbound } from './outbound.ts';
import { sendClaimed } from './send-claimed.ts';

const leaseMs = 60_000;
/** Messages under way at once, in all and of one number. */
const underWayMax = 400;
const perSenderMax = 100;
const claimMax = 100;

export type SenderLane = {
  /** Claims what is due and begins to send it. Returns how many were claimed: when none, the lane sleeps until woken. */
  runOnce(): Promise<number>;
  /** Resolves when nothing that was claimed is under way any more. */
  idle(): Promise<void>;
};

/** The sender lane of one process. */
export function createSenderLane(out: Outbound, log: LaneLog): SenderLane {
  const underWay = new Set<Promise<void>>();
  const perSender = new Map<SenderId, number>();
  const lastOf = new Map<string, Promise<void>>();

  /** One person's messages go one after the other, so that frequency and pair rate see the one before. */
  function begin(claimed: Claimed): void {
    const person = `${claimed.business_id} ${claimed.contact_id}`;
    const before = lastOf.get(person) ?? Promise.resolve();
    const mine = before.then(() => sendSafely(out, log, claimed));
    lastOf.set(person, mine);
    underWay.add(mine);
    perSender.set(claimed.sender_id, (perSender.get(claimed.sender_id) ?? 0) + 1);
    void mine.finally(() => {
      underWay.delete(mine);
      if (lastOf.get(person) === mine) lastOf.delete(person);
      leave(claimed.sender_id);
    });
  }

  function leave(senderId: SenderId): void {
    const left = (perSender.get(senderId) ?? 1) - 1;
    if (left > 0) perSender.set(senderId, left);
    else perSender.delete(senderId);
    // A place that was wanting is free again.
    if (left === perSenderMax - 1 || underWay.size === underWayMax - 1) out.wakeLane();
  }

  return {
    async runOnce() {
      const limit = Math.min(claimMax, underWayMax - underWay.size);
      if (limit <= 0) return 0;
      const full = [...perSender].filter(([, count]) => count >= perSenderMax).map(([id]) => id);
      const claimed = await claimDue(out.db, out.processId, { limit, leaseMs, notSenders: full });
      for (const one of claimed) begin(one);
      return claimed.length;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function sendSafely(out: Outbound, log: LaneLog, claimed: Claimed): Promise<void> {
  try {
    await sendClaimed(out, claimed);
  } catch (cause) {
    // The lease runs out and the message is due again.
    log.warn({ lane: 'sender', cause: cause instanceof Failure ? `Failure ${cause.code}` : 'a fault' });
  }
}
