// For tests only: ids in rising order that are the same on every run.

import { type Id, idAt } from './kernel.ts';

/** Makes ids of one instant (milliseconds; some morning of 2026 where it is not said), each greater than the one before. */
export function countingIds(atMs = Date.UTC(2026, 0, 5, 10)): <Noun extends string>() => Id<Noun> {
  let made = 0;
  return <Noun extends string>() => {
    made += 1;
    const chance = Buffer.alloc(10);
    chance.writeUInt32BE(made, 6);
    return idAt<Noun>(atMs, chance);
  };
}
