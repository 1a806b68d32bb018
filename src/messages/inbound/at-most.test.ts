// The bound holds, everybody gets their turn in order, and a failure gives its place on.

import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

test('never more than the bound at once, all in order, failures among them', async () => {
  const turn = atMost(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const one = async (nth: number): Promise<number> => {
    begun.push(nth);
    running += 1;
    most = Math.max(most, running);
    await new Promise(resolve => setImmediate(resolve));
    running -= 1;
    if (nth % 4 === 0) throw new Error('fails');
    return nth;
  };
  const all = Array.from({ length: 50 }, (_, nth) => nth);
  const ended = await Promise.allSettled(all.map(nth => turn(() => one(nth))));
  expect(begun).toEqual(all);
  expect(most).toBe(3);
  expect(ended.map(each => each.status === 'rejected')).toEqual(all.map(nth => nth % 4 === 0));
  expect(await turn(() => Promise.resolve('still open'))).toBe('still open');
});
