// Who asks late waits for a run that began after the asking.

import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

function held() {
  const ends: (() => void)[] = [];
  const ask = oneAtATime(() => new Promise<void>(resolve => ends.push(resolve)));
  return { ask, ends, turn: () => new Promise(resolve => setImmediate(resolve)) };
}

test('those who ask during a run share the next one, and only that', async () => {
  const { ask, ends, turn } = held();
  const first = ask();
  let late = 0;
  for (let at = 0; at < 3; at += 1) void ask().then(() => (late += 1));
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await turn();
  expect([ends.length, late]).toEqual([2, 0]);
  ends[1]?.();
  await turn();
  expect([ends.length, late]).toEqual([2, 3]);
});

test('a run that fails fails for those who asked for it, and the next one runs', async () => {
  let runs = 0;
  const ask = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error('away');
  });
  const first = ask();
  const second = ask();
  await expect(first).rejects.toThrow('away');
  await second;
  expect(runs).toBe(2);
});
