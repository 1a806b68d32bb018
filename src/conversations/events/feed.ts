// The feed of a business for those who look on: each has a place in it and takes what comes after, as fast as it reads.
// Nothing is kept for anybody: who comes back with the last place they saw has missed nothing.

import type { Database } from '../../database/database.ts';
import { type BusinessId, Failure } from '../../kernel/kernel.ts';
import type { FeedEvent } from '../types.ts';
import { channel, pageEvents, readFeed } from './store.ts';

/** What comes next: events in their order; nothing for a while (`beat`); the place is not known any more (`reset`). */
export type Next =
  | { readonly kind: 'events'; readonly events: readonly FeedEvent[] }
  | { readonly kind: 'reset'; readonly seq: string }
  | { readonly kind: 'beat' }
  | { readonly kind: 'end' };

export type Listener = { next(): Promise<Next>; close(): void };

export type Feed = {
  /** Begins to look on after a place; null: from now on. Throws `queue-full` when too many do. */
  open(businessId: BusinessId, of: { owner: string; after: string | null }): Promise<Listener>;
  /** Where the feed is now. */
  place(businessId: BusinessId): Promise<string>;
  /** Ends everybody's. */
  stop(): void;
};

type Inside = {
  /** Whoever comes now is sent away at once. */
  stopped: boolean;
  readonly db: Database;
  readonly open: Set<Open>;
  /** Those who stand at the same place share one look. */
  readonly looks: Map<string, Promise<FeedEvent[]>>;
};

type Open = {
  readonly businessId: BusinessId;
  readonly owner: string;
  at: bigint;
  isNew: boolean;
  hasLost: boolean;
  ended: boolean;
  stirred: boolean;
  wake: () => void;
};

const perProcessMax = 200;
const perOwnerMax = 20;
const pageMax = 200;
/** Looked at this often, whoever told of it or not. */
const floorMs = 2_000;
const beatMs = 15_000;
/** Then whoever looks on comes again, and shows anew who they are. */
const lifeMs = 10 * 60_000;

/** The feeds of one process. */
export function createFeed(deps: { db: Database }): Feed {
  const inside: Inside = { stopped: false, db: deps.db, open: new Set(), looks: new Map() };
  let stopListening: (() => void) | undefined;
  let floor: NodeJS.Timeout | undefined;
  const attend = (): void => {
    stopListening ??= deps.db.listen(channel, businessId => stir(inside, businessId));
    floor ??= setInterval(() => stir(inside, ''), floorMs);
    floor.unref();
  };
  const rest = (): void => {
    if (inside.open.size > 0) return;
    stopListening?.();
    clearInterval(floor);
    stopListening = undefined;
    floor = undefined;
  };
  return {
    open: async (businessId, of) => {
      requireRoom(inside, of.owner);
      const one = enter(businessId, of.owner);
      one.ended = inside.stopped;
      inside.open.add(one);
      attend();
      const close = (): void => {
        end(one);
        inside.open.delete(one);
        rest();
      };
      try {
        await place(inside, one, of.after);
      } catch (cause) {
        close();
        throw cause;
      }
      const life = setTimeout(() => end(one), lifeMs);
      life.unref();
      return {
        next: () => next(inside, one),
        close: () => {
          clearTimeout(life);
          close();
        },
      };
    },
    place: async businessId => (await readFeed(deps.db, businessId)).seq.toString(),
    stop: () => {
      inside.stopped = true;
      for (const one of inside.open) end(one);
    },
  };
}

function enter(businessId: BusinessId, owner: string): Open {
  const no = { isNew: true, hasLost: false, ended: false, stirred: false };
  return { businessId, owner, at: 0n, ...no, wake: () => undefined };
}

function requireRoom({ open }: Inside, owner: string): void {
  const mine = [...open].filter(one => one.owner === owner).length;
  if (open.size < perProcessMax && mine < perOwnerMax) return;
  throw new Failure('queue-full', 'too many look on at events; close some first', { retryAfterMs: beatMs });
}

/** Where somebody stands who says what they saw last. */
async function place({ db }: Inside, one: Open, after: string | null): Promise<void> {
  const feed = await readFeed(db, one.businessId);
  const asked = after === null ? feed.seq : BigInt(after);
  one.hasLost = asked > feed.seq || asked < feed.prunedTo;
  one.at = one.hasLost ? feed.seq : asked;
  one.stirred = true;
}

function end(one: Open): void {
  one.ended = true;
  one.wake();
}

/** There may be something new for a business; '': for all of them. */
function stir({ open, looks }: Inside, businessId: string): void {
  looks.clear();
  for (const one of open) {
    if (businessId !== '' && one.businessId !== businessId) continue;
    one.stirred = true;
    one.wake();
  }
}

async function next(inside: Inside, one: Open): Promise<Next> {
  if (one.ended) return { kind: 'end' };
  if (one.hasLost) {
    one.hasLost = false;
    return { kind: 'reset', seq: one.at.toString() };
  }
  // Whoever comes is answered at once, so that they know that they look on.
  if (one.isNew) {
    one.isNew = false;
    return { kind: 'beat' };
  }
  return await waitForNext(inside, one);
}

async function waitForNext(inside: Inside, one: Open): Promise<Next> {
  const late = after(beatMs);
  try {
    while (!one.ended && !late.isOver()) {
      if (!one.stirred) await Promise.race([stirOf(one), late.over]);
      const events = one.stirred ? await take(inside, one) : [];
      if (events.length > 0) return { kind: 'events', events };
    }
    return one.ended ? { kind: 'end' } : { kind: 'beat' };
  } finally {
    late.cancel();
  }
}

/** What comes after the place of somebody, who stands behind it then. */
async function take(inside: Inside, one: Open): Promise<FeedEvent[]> {
  one.stirred = false;
  const events = await look(inside, one);
  const last = events.at(-1);
  if (last !== undefined) one.at = BigInt(last.seq);
  if (events.length === pageMax) one.stirred = true;
  return events;
}

function stirOf(one: Open): Promise<void> {
  return new Promise(resolve => {
    one.wake = resolve;
  });
}

function after(ms: number): { over: Promise<void>; isOver: () => boolean; cancel: () => void } {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>(resolve => {
    timer = setTimeout(() => {
      over = true;
      resolve();
    }, ms);
    timer.unref();
  });
  return { over: waited, isOver: () => over, cancel: () => clearTimeout(timer) };
}

async function look({ db, looks }: Inside, one: Open): Promise<FeedEvent[]> {
  const name = `${one.businessId} ${one.at}`;
  const known = looks.get(name);
  if (known !== undefined) return await known;
  const asked = pageEvents(db, one.businessId, { after: one.at, limit: pageMax });
  looks.set(name, asked);
  return await asked;
}
