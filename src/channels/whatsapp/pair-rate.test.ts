// One message in six seconds to one person in the long run, and a burst that is paid back.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Pair, pairAfter, pairFreeAt } from './pair-rate.ts';

const six = 6_000;

it('is one in six seconds in the long run, and at most 45 in any six', () => {
  const step = fc.record({ afterMs: fc.nat(9_000), tries: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const taken: number[] = [];
      let pair: Pair | undefined;
      let nowMs = 0;
      for (const { afterMs, tries } of steps) {
        nowMs += afterMs;
        for (let n = 0; n < tries && pairFreeAt(pair, nowMs) <= nowMs; n += 1) {
          pair = pairAfter(pair, nowMs);
          taken.push(nowMs);
        }
      }
      const inAnySix = taken.every((atMs, n) => Number(taken[n + 45] ?? Number.POSITIVE_INFINITY) - atMs >= six);
      const inTheLongRun = taken.every((atMs, n) => n < 45 + (atMs - Number(taken[0])) / six);
      expect({ inAnySix, inTheLongRun }).toEqual({ inAnySix: true, inTheLongRun: true });
    }),
  );
});
