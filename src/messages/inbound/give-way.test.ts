// The lane gives way to a busy intake, and never stands still.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveWay, restAfter } from './give-way.ts';

test('nobody rests while few webhooks arrive', () => {
  expect(restAfter(400, 0)).toBe(0);
  expect(restAfter(400, 7)).toBe(0);
});

test('a busy intake comes first, and the lane keeps a tenth of its time', () => {
  expect(restAfter(40, 30)).toBe(360);
  fc.assert(
    fc.property(fc.double({ min: 1, max: 60_000, noNaN: true }), fc.nat(), (workedMs, arriving) => {
      const restMs = restAfter(workedMs, arriving);
      expect(workedMs / (workedMs + restMs)).toBeGreaterThan(0.0999);
      expect(restMs).toBeLessThanOrEqual(5_000);
    }),
  );
});

test('the lane goes on as soon as the intake is quiet', async () => {
  const rested = async (arriving: (afterMs: number) => number) => {
    let afterMs = 0;
    const pause = async (ms: number): Promise<void> => {
      afterMs += ms;
    };
    await giveWay({ arriving: () => arriving(afterMs), pause }, 150);
    return afterMs;
  };
  expect(await rested(() => 30)).toBe(1_350);
  expect(await rested(afterMs => (afterMs < 250 ? 30 : 0))).toBe(300);
  expect(await rested(() => 3)).toBe(0);
});
