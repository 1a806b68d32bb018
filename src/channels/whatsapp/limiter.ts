// Keeps this process inside the rates that Meta grants, so that a number is not throttled and its quality not lowered.
// What processes must share is given to each as its share; memory is bounded by forgetting the pair unused the longest.

import { LRUCache } from 'lru-cache';
import type { Clock } from '../../kernel/kernel.ts';
import { createNumberRate, type NumberRate } from './number-rate.ts';
import { type Pair, pairAfter, pairFreeAt } from './pair-rate.ts';

export type Limiter = {
  /** Messages a second that Meta grants to a number: 80 by default, up to 1,000; 20 in coexistence. */
  setRate(senderId: string, perSecond: number): void;
  /** The part of every rate that this process may use, above 0 and at most 1. */
  setShare(share: number): void;
  takeNumber(senderId: string): { readonly ok: true } | { readonly ok: false; readonly freeAtMs: number };
  /** Gives back what `takeNumber` took last, when the message was refused. */
  giveBackNumber(senderId: string): void;
  countInbound(senderId: string, messages: number): void;
  takePair(senderId: string, contactId: string): void;
  pairFreeAtMs(senderId: string, contactId: string): number;
};

const defaultPerSecond = 80;
const sendersMax = 2_000;
const peopleMax = 10_000;

/** By person, and of each the numbers that wrote to them: a key put together would be kept in its pieces. */
type Pairs = LRUCache<string, readonly (Pair & { readonly senderId: string })[]>;
type Granted = { perSecond: number; rate: NumberRate };

/** A limiter for the numbers of one process. */
export function createLimiter(deps: { clock: Clock }): Limiter {
  const { clock } = deps;
  const pairs: Pairs = new LRUCache({ max: peopleMax });
  const numbers = new LRUCache<string, Granted>({ max: sendersMax });
  let share = 1;
  const start = (senderId: string, perSecond: number): Granted => {
    const before = numbers.get(senderId)?.rate.moments();
    const number = { perSecond, rate: createNumberRate(perSecond * share, before) };
    numbers.set(senderId, number);
    return number;
  };
  const numberOf = (senderId: string): Granted => numbers.get(senderId) ?? start(senderId, defaultPerSecond);
  return {
    setRate: (senderId, perSecond) => {
      if (!(perSecond > 0) || numbers.get(senderId)?.perSecond === perSecond) return;
      start(senderId, perSecond);
    },
    setShare: given => {
      const next = Math.min(1, Math.max(0.001, given));
      if (next === share) return;
      share = next;
      for (const [senderId, { perSecond }] of [...numbers.entries()]) start(senderId, perSecond);
    },
    takeNumber: senderId => numberOf(senderId).rate.take(clock.now()),
    giveBackNumber: senderId => numberOf(senderId).rate.giveBack(),
    countInbound: (senderId, messages) => numberOf(senderId).rate.count(clock.now(), messages),
    takePair: (senderId, contactId) => {
      const nowMs = clock.now();
      const known = pairs.get(contactId) ?? [];
      const taken = {
        ...pairAfter(
          known.find(one => one.senderId === senderId),
          nowMs,
        ),
        senderId,
      };
      // What is paid back is as if it had never been.
      const others = known.filter(one => one.senderId !== senderId && one.paidUntilMs > nowMs);
      pairs.set(contactId, [taken, ...others]);
    },
    pairFreeAtMs: (senderId, contactId) => {
      const pair = pairs.get(contactId)?.find(one => one.senderId === senderId);
      return pairFreeAt(pair, clock.now());
    },
  };
}
