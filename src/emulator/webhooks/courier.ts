// Brings webhooks to the business: several at a time, in order for each customer, and again and again with growing
// pauses while the other side does not answer 200. A receiver that is killed and started again misses nothing.

import { escapeNonAscii, signBody } from '../../channels/whatsapp/whatsapp.ts';
import type { Clock, Random } from '../../kernel/kernel.ts';
import { createSchedule, type Schedule } from '../schedule.ts';
import type { Switches } from '../switches.ts';
import { envelopeOf } from './envelope.ts';
import { type Batch, createLanes, type Lanes, type Update } from './lanes.ts';
import type { Poster } from './poster.ts';
import { createRetries, type Retries, retryDelayMs } from './retries.ts';

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
  /** Updates in lanes; posts on the wire; posts that wait for another attempt. */
  waiting: number;
  inFlight: number;
  retrying: number;
  /** Updates that were answered with 200, that were dropped after a week, and that had nowhere to go. */
  delivered: number;
  givenUp: number;
  withoutTarget: number;
  posts: number;
  failedPosts: number;
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
  readonly sinceMs: number;
  readonly era: number;
  count: number;
};

type Desk = CourierDeps & {
  readonly lanes: Lanes;
  readonly retries: Retries<Attempt>;
  /** Updates that are held back a little, to come out of order. */
  readonly asides: Schedule;
  /** The pause in which a batch fills up. */
  readonly fill: Schedule;
  readonly counts: Omit<CourierCounts, 'waiting' | 'retrying'>;
  pumping: boolean;
  asidesEver: number;
  /** Whether the next batch goes as it is, full or not. */
  filled: boolean;
  /** Grows when everything is dropped, so that what is on the wire then is not tried again. */
  era: number;
};

/** A courier without work. */
export function createCourier(deps: CourierDeps): Courier {
  const desk: Desk = {
    ...deps,
    lanes: createLanes(),
    retries: createRetries(() => wake(desk)),
    asides: createSchedule(() => settle(desk)),
    fill: createSchedule(() => settle(desk)),
    counts: { inFlight: 0, delivered: 0, givenUp: 0, withoutTarget: 0, posts: 0, failedPosts: 0 },
    pumping: false,
    asidesEver: 0,
    filled: false,
    era: 0,
  };
  return {
    hasRoom: () => desk.lanes.waiting < waitingMax,
    put: (laneKey, update) => put(desk, laneKey, update),
    wake: () => wake(desk),
    retryNow: () => desk.retries.hurry(),
    get idle() {
      return isIdle(desk);
    },
    counts: () => ({ ...desk.counts, waiting: desk.lanes.waiting, retrying: desk.retries.waiting }),
    clear: () => {
      desk.era += 1;
      desk.retries.clear();
      desk.asides.clear();
      desk.fill.clear();
      desk.lanes.clear();
    },
  };
}

function isIdle({ lanes, counts, retries, asides }: Desk): boolean {
  return lanes.waiting + counts.inFlight + retries.waiting + asides.waiting === 0;
}

function settle(desk: Desk): void {
  wake(desk);
  if (isIdle(desk)) desk.onIdle();
}

function put(desk: Desk, laneKey: string, update: Update): void {
  if (!desk.poster.target()) {
    desk.counts.withoutTarget += 1;
    return;
  }
  const { reorder, duplicates } = desk.switches();
  if (happens(desk, reorder)) putAside(desk, update);
  else desk.lanes.put(laneKey, update);
  if (happens(desk, duplicates)) putAside(desk, update);
  wake(desk);
}

function happens({ random }: Desk, chance: number): boolean {
  return chance > 0 && random.bytes(2).readUInt16BE(0) < chance * 65_536;
}

/** A little later and in a lane of its own: out of order with everything. */
function putAside(desk: Desk, update: Update): void {
  desk.asidesEver += 1;
  const key = `aside:${desk.asidesEver}`;
  const delayMs = 1 + (desk.random.bytes(1).readUInt8(0) % asideMaxMs);
  desk.asides.after(delayMs, () => desk.lanes.put(key, update));
}

function wake(desk: Desk): void {
  if (desk.pumping) return;
  desk.pumping = true;
  setImmediate(pump, desk);
}

function pump(desk: Desk): void {
  desk.pumping = false;
  const switches = desk.switches();
  if (switches.webhooksPaused || !desk.poster.target()) return;
  while (desk.counts.inFlight < switches.inFlightMax) {
    const attempt = desk.retries.takeDue() ?? nextAttempt(desk, switches);
    if (attempt === undefined) break;
    void post(desk, attempt);
  }
}

function nextAttempt(desk: Desk, switches: Switches): Attempt | undefined {
  if (desk.lanes.waiting === 0) return undefined;
  if (desk.lanes.waiting < switches.batchMin && switches.batchWaitMs > 0 && !desk.filled) {
    if (desk.fill.waiting === 0) {
      desk.fill.after(switches.batchWaitMs, () => {
        desk.filled = true;
      });
    }
    return undefined;
  }
  desk.filled = false;
  const batch = desk.lanes.take(switches.batchMax);
  if (batch === undefined) return undefined;
  const json = escapeNonAscii(JSON.stringify(envelopeOf(batch.updates, switches.batchShape)));
  const body = Buffer.from(json, 'latin1');
  const signature = signBody(body, desk.appSecret);
  return { batch, body, signature, count: 0, sinceMs: desk.clock.now(), era: desk.era };
}

async function post(desk: Desk, attempt: Attempt): Promise<void> {
  const { counts } = desk;
  counts.inFlight += 1;
  counts.posts += 1;
  const status = await desk.poster.post(attempt.body, attempt.signature, desk.switches().answerWithinMs);
  counts.inFlight -= 1;
  attempt.count += 1;
  if (status === 200) {
    counts.delivered += attempt.batch.updates.length;
    desk.lanes.release(attempt.batch);
  } else {
    counts.failedPosts += 1;
    tryAgain(desk, attempt);
  }
  settle(desk);
}

function tryAgain(desk: Desk, attempt: Attempt): void {
  if (attempt.era !== desk.era) return;
  if (desk.clock.now() - attempt.sinceMs > weekMs) {
    desk.counts.givenUp += attempt.batch.updates.length;
    desk.lanes.release(attempt.batch);
    return;
  }
  desk.retries.later(attempt, retryDelayMs(attempt.count, desk.switches().retryScale));
}
