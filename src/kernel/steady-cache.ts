// A bounded cache that does not churn. Where ever new things pass by, as in a message to everybody, a plain cache of the
// most recent fills with what nobody asks for again: each enters, grows old and is collected at great cost, and pushes
// out somebody who is needed.

import { LRUCache } from 'lru-cache';

export type SteadyCache<K, V> = {
  /** What is kept; it counts as used. */
  get(key: K): V | undefined;
  /** What is kept, without a use. */
  peek(key: K): V | undefined;
  /** Keeps a value, where there is a place for it; whether there was. What is kept already is always replaced. */
  set(key: K, value: V): boolean;
  delete(key: K): void;
};

type Kept<V> = { value: V; usedAt: number };

/** What was not asked for during so many look-ups for each place may go. */
const patience = 10;

/** A cache of so many. Once it is full a newcomer takes the place only of what has long not been asked for. */
export function createSteadyCache<K extends string, V>(max: number): SteadyCache<K, V> {
  const kept = new LRUCache<K, Kept<V>>({ max });
  let lookUps = 0;
  let fullUntil = 0;
  const hasPlace = (): boolean => {
    if (kept.size < max) return true;
    if (lookUps < fullUntil) return false;
    const oldest = kept.rvalues().next().value;
    fullUntil = (oldest?.usedAt ?? 0) + patience * max;
    return lookUps >= fullUntil;
  };
  return {
    get: key => {
      lookUps += 1;
      const found = kept.get(key);
      if (found === undefined) return undefined;
      found.usedAt = lookUps;
      return found.value;
    },
    peek: key => kept.peek(key)?.value,
    set: (key, value) => {
      const mayStay = kept.has(key) || hasPlace();
      if (mayStay) kept.set(key, { value, usedAt: lookUps });
      return mayStay;
    },
    delete: key => void kept.delete(key),
  };
}
