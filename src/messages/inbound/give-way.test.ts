// The lane gives way to a busy intake, and never stands still.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restAfter } from './give-way.ts';

test('nobody rests while few webhooks arrive', () => {
  expect(restAfter(400, 0)).toBe(0);
  expect(restAfter(400, 7)).toBe(0);
});

test('a busy intake comes first, and the lane keeps a quarter of its time', () => {
  expect(restAfter(40, 30)).toBe(120);
  fc.assert(
    fc.property(fc.double({ min: 1, max: 60_000, noNaN: true }), fc.nat(), (workedMs, arriving) => {
      const restMs = restAfter(workedMs, arriving);
      expect(workedMs / (workedMs + restMs)).toBeGreaterThanOrEqual(0.25);
      expect(restMs).toBeLessThanOrEqual(500);
    }),
  );
});
