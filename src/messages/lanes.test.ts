// The pause after failures grows and is bounded by the lane's own pace; long work is done in slices.

import { expect, test } from 'vitest';
import { inSlices, pauseAfter } from './lanes.ts';

test('the pause doubles up to the lane’s pace', () => {
  expect([1, 2, 3, 4].map(failures => pauseAfter(failures, 2_000))).toEqual([500, 1_000, 2_000, 2_000]);
  expect(pauseAfter(9, 500)).toBe(500);
  expect(pauseAfter(1_000, 3_600_000)).toBe(30_000);
});

test('slices go on while they come back full, and are bounded', async () => {
  const done: number[] = [];
  await inSlices(async max => {
    done.push(max);
    return done.length < 3 ? max : max - 1;
  });
  expect(done).toHaveLength(3);
  let rounds = 0;
  await inSlices(async max => {
    rounds += 1;
    return max;
  });
  expect(rounds).toBe(200);
});
