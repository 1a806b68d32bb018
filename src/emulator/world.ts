// All that the emulator knows, in memory. The acts (send, tap, stop …) are functions over it in files of their own.

import type { Clock, Random } from '../kernel/kernel.ts';
import { type Chaos, createChaos } from './chaos.ts';
import { type Chats, createChats } from './chats.ts';
import { createMediaShelf, type MediaShelf } from './media-shelf.ts';
import { metaError, type When } from './meta-errors.ts';
import { createPeople, type People } from './people/people.ts';
import { createReceivedBook, type ReceivedBook } from './received.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { createTemplateShelf, type TemplateShelf } from './template-shelf.ts';
import type { BusinessNumber, ChatMessage, Journey } from './types.ts';
import { type Courier, createCourier } from './webhooks/courier.ts';
import { createPoster, type Poster, type Target } from './webhooks/poster.ts';

export type EmulatorLog = { warn(details: object, words: string): void };

export type Seed = {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly displayNumber: string;
  readonly verifiedName: string;
};

export type WorldDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: EmulatorLog;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly seed: Seed;
};

/** What somebody who watches (the phone page) is told: whose chat changed. */
export type Change = { readonly customerId: string | null; readonly news: 'chat' | 'people' | 'typing' };

export type World = WorldDeps & {
  /** The emulator's time: that of the deps, moved by `advance`. */
  readonly clock: Clock;
  advance(ms: number): void;
  readonly switches: Switches;
  readonly numbers: Map<string, BusinessNumber>;
  readonly templates: TemplateShelf;
  readonly people: People;
  readonly chats: Chats;
  readonly received: ReceivedBook;
  readonly media: MediaShelf;
  readonly chaos: Chaos;
  /** When each code comes, where it was switched from the table's own. */
  readonly whenOf: Map<number, When>;
  /** Delivered, and read when the person opens the chat (where reading is not automatic). */
  readonly unread: WeakMap<ChatMessage, Journey>;
  /** Held for quality assessment until released or dropped, by wamid. */
  readonly held: Map<string, Journey>;
  readonly limits: LimitState;
  readonly schedule: Schedule;
  readonly courier: Courier;
  readonly poster: Poster;
  readonly subscription: Subscription;
  /** Whether the receiver answered the challenge, and the attempts that are still to come. */
  readonly greeting: { state: 'none' | 'verified' | 'not verified'; readonly timers: Schedule };
  changed(change: Change): void;
  watch(listener: (change: Change) => void): () => void;
  /** Resolves with true when no status is due and no webhook waits, with false when that takes longer than `withinMs`. */
  idle(withinMs?: number): Promise<boolean>;
};

/** Whether webhooks come at all, the app's own address, and the one that a business put in its place. */
export type Subscription = { subscribed: boolean; own: Target | null; override: Target | null };

/** What the limits remember. */
export type LimitState = {
  /** Token bucket of each number. */
  readonly buckets: Map<string, { tokens: number; atMs: number }>;
  /** Business-initiated: customer to the instant, over all numbers of the portfolio. */
  readonly initiated: Map<string, number>;
  readonly management: Map<string, { hour: number; count: number }>;
  readonly serviceMessages: Map<string, { month: number; count: number }>;
};

/** An empty world: no customers, no templates; the number of the seed. */
export function createWorld(given: WorldDeps): World {
  const deps = { ...given, random: inLargePieces(given.random) };
  let movedMs = 0;
  const clock: Clock = { now: () => deps.clock.now() + movedMs };
  const switches = defaultSwitches();
  const listeners = new Set<(change: Change) => void>();
  let idlers: (() => void)[] = [];
  const settle = (): void => {
    if (idlers.length === 0 || schedule.waiting > 0 || !courier.idle) return;
    const waiting = idlers;
    idlers = [];
    for (const resolve of waiting) resolve();
  };
  const schedule = createSchedule(settle);
  const poster = createPoster({ random: deps.random, connectionsMax: 128 });
  const courier = createCourier({
    clock: deps.clock,
    random: deps.random,
    switches: () => switches,
    appSecret: deps.appSecret,
    poster,
    onIdle: settle,
  });
  const people = createPeople({ portfolio: deps.seed.wabaId });
  return {
    ...deps,
    clock,
    advance: ms => {
      movedMs += ms;
    },
    switches,
    numbers: new Map([[deps.seed.phoneNumberId, numberOf(deps.seed)]]),
    templates: createTemplateShelf(),
    people,
    chats: createChats({ people }),
    received: createReceivedBook(),
    media: createMediaShelf(),
    chaos: createChaos({ random: deps.random }),
    whenOf: new Map(),
    unread: new WeakMap(),
    held: new Map(),
    limits: { buckets: new Map(), initiated: new Map(), management: new Map(), serviceMessages: new Map() },
    schedule,
    courier,
    poster,
    subscription: { subscribed: true, own: null, override: null },
    greeting: { state: 'none', timers: createSchedule(() => undefined) },
    changed: change => {
      for (const listener of listeners) listener(change);
    },
    watch: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: (withinMs = 60_000) =>
      new Promise(resolve => {
        const told = (): void => {
          clearTimeout(giveUp);
          resolve(true);
        };
        const giveUp = setTimeout(() => {
          idlers = idlers.filter(one => one !== told);
          resolve(false);
        }, withinMs);
        idlers.push(told);
        settle();
      }),
  };
}

/** A business number as it stands after registration. */
export function numberOf(seed: Seed): BusinessNumber {
  return {
    id: seed.phoneNumberId,
    wabaId: seed.wabaId,
    displayNumber: seed.displayNumber,
    verifiedName: seed.verifiedName,
    profile: { about: '', address: '', description: '', email: '', websites: [], vertical: 'OTHER' },
    username: null,
    blocked: new Set(),
  };
}

/** When a code comes: with the answer, or later as a failed status. */
export function whenOf(world: Pick<World, 'whenOf'>, code: number): When {
  return world.whenOf.get(code) ?? metaError(code).when;
}

/** A numeric id of Meta's make (15 to 16 digits). */
export function newNumericId(deps: { random: Random }): string {
  return (deps.random.bytes(7).readUIntBE(0, 6) + 1_000_000_000_000_000).toString();
}

/** The same chance, asked for in large pieces: a wamid needs little, and asking costs more than the bytes. */
function inLargePieces(random: Random): Random {
  let piece: Buffer = Buffer.alloc(0);
  let at = 0;
  return {
    bytes: length => {
      if (length > 64) return random.bytes(length);
      if (at + length > piece.length) {
        piece = random.bytes(4_096);
        at = 0;
      }
      at += length;
      return piece.subarray(at - length, at);
    },
  };
}
