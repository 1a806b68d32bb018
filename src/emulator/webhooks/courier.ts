// Brings webhooks to the business: several at a time, in order for each customer, and again and again with growing
// pauses while the other side does not answer 200. A receiver that is killed and started again misses nothing.

import type { Clock, Random } from '../../kernel/kernel.ts';
import type { Switches } from '../switches.ts';
import { envelopeOf } from './envelope.ts';
import { type Batch, createLanes, type Update } from './lanes.ts';
import type { Poster } from './poster.ts';
import { signedBody } from './sign.ts';

const waitingMax = 200_000;
const asideMaxMs = 50;
const weekMs = 7 * 86_400_000;

export type CourierDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly switches: () => Switches;
  readonly appSecret: string;
  readonly poster: Poster;
  readonly onIdle: () => void;
};

export type CourierCounts = {
  waiting: number;
  inFlight: number;
  retrying: number;
  delivered: number;
  posts: number;
  failedPosts: number;
  givenUp: number;
  withoutTarget: number;
};

export type Courier = {
  /** False when the queue is full: then the caller refuses the work that would make more. */
  hasRoom(): boolean;
  put(laneKey: string, update: Update): void;
  /** Looks for work again, after a switch or the address changed. */
  wake(): void;
  /** Tries at once what waits for its next attempt. */
  retryNow(): void;
  readonly idle: boolean;
  counts(): CourierCounts;
  clear(): void;
};

type Attempt = {
  readonly batch: Batch;
  readonly body: Buffer;
  readonly signature: string;
  count: number;
  since: number;
};

/** The pause before the attempt after `count` failed ones: at once, then 1 s, doubled up to six hours. */
export function retryDelayMs(count: number, scale: number): number {
  if (count <= 1) return 0;
  return Math.max(5, Math.min(2 ** (count - 2) * 1_000, 6 * 3_600_000) * scale);
}

/** A courier without work. */
export function createCourier(deps: CourierDeps): Courier {
  const lanes = createLanes();
  const waits = new Map<Attempt, NodeJS.Timeout>();
  const due: Attempt[] = [];
  let inFlight = 0;
  let pumping = false;
  let waitsForBatch: NodeJS.Timeout | undefined;
  const asides = new Set<NodeJS.Timeout>();
  let asidesEver = 0;
  const counts = { delivered: 0, posts: 0, failedPosts: 0, givenUp: 0, withoutTarget: 0 };

  const wake = (): void => {
    if (pumping) return;
    pumping = true;
    setImmediate(pump);
  };

  const pump = (): void => {
    pumping = false;
    const switches = deps.switches();
    if (switches.webhooksPaused || !deps.poster.target()) return;
    while (inFlight < switches.inFlightMax) {
      const attempt = due.shift() ?? nextAttempt(switches);
      if (attempt === undefined) break;
      void post(attempt);
    }
  };

  const nextAttempt = (switches: Switches): Attempt | undefined => {
    if (lanes.waiting < switches.batchMin && switches.batchWaitMs > 0 && lanes.waiting > 0) {
      waitsForBatch ??= setTimeout(() => {
        waitsForBatch = undefined;
        const attempt = takeBatch(switches);
        if (attempt !== undefined) due.push(attempt);
        wake();
      }, switches.batchWaitMs);
      return undefined;
    }
    return takeBatch(switches);
  };

  const takeBatch = (switches: Switches): Attempt | undefined => {
    const batch = lanes.take(switches.batchMax);
    if (batch === undefined) return undefined;
    const signed = signedBody(envelopeOf(batch.updates, switches.batchShape), deps.appSecret);
    return { batch, ...signed, count: 0, since: deps.clock.now() };
  };

  const post = async (attempt: Attempt): Promise<void> => {
    inFlight += 1;
    counts.posts += 1;
    const status = await deps.poster.post(attempt.body, attempt.signature, deps.switches().answerWithinMs);
    inFlight -= 1;
    attempt.count += 1;
    if (status === 200) {
      counts.delivered += attempt.batch.updates.length;
      lanes.release(attempt.batch);
    } else {
      counts.failedPosts += 1;
      retryLater(attempt);
    }
    settle();
  };

  const settle = (): void => {
    wake();
    if (courier.idle) deps.onIdle();
  };

  const retryLater = (attempt: Attempt): void => {
    if (deps.clock.now() - attempt.since > weekMs) {
      counts.givenUp += attempt.batch.updates.length;
      lanes.release(attempt.batch);
      return;
    }
    const again = (): void => {
      waits.delete(attempt);
      due.push(attempt);
      wake();
    };
    waits.set(attempt, setTimeout(again, retryDelayMs(attempt.count, deps.switches().retryScale)));
  };

  /** A little later and in a lane of its own: out of order with everything. */
  const aside = (update: Update): void => {
    asidesEver += 1;
    const key = `aside:${asidesEver}`;
    const timer = setTimeout(
      () => {
        asides.delete(timer);
        lanes.put(key, update);
        wake();
      },
      1 + (deps.random.bytes(1).readUInt8(0) % asideMaxMs),
    );
    asides.add(timer);
  };

  const courier: Courier = {
    hasRoom: () => lanes.waiting < waitingMax,
    put: (laneKey, update) => {
      if (!deps.poster.target()) {
        counts.withoutTarget += 1;
        return;
      }
      const switches = deps.switches();
      const happens = (chance: number): boolean => chance > 0 && deps.random.bytes(2).readUInt16BE(0) < chance * 65_536;
      if (happens(switches.reorder)) aside(update);
      else lanes.put(laneKey, update);
      if (happens(switches.duplicates)) aside(update);
      wake();
    },
    wake,
    retryNow: () => {
      for (const [attempt, timer] of waits) {
        clearTimeout(timer);
        due.push(attempt);
      }
      waits.clear();
      wake();
    },
    get idle() {
      return lanes.waiting + inFlight + waits.size + due.length + asides.size === 0;
    },
    counts: () => ({ waiting: lanes.waiting, inFlight, retrying: waits.size + due.length, ...counts }),
    clear: () => {
      for (const timer of [...waits.values(), ...asides]) clearTimeout(timer);
      asides.clear();
      clearTimeout(waitsForBatch);
      waitsForBatch = undefined;
      waits.clear();
      due.length = 0;
      lanes.clear();
    },
  };
  return courier;
}
