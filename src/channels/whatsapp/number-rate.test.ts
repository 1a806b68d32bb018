// No second sees more messages of a number than Meta grants, and none that is granted is wasted.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNumberRate } from './number-rate.ts';

/** The most moments (in order) that any window of this length holds. */
function mostInAWindow(moments: readonly number[], windowMs: number): number {
  let most = 0;
  let first = 0;
  for (const [at, moment] of moments.entries()) {
    while (moment - Number(moments[first]) >= windowMs) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

const perSecond = fc.integer({ min: 1, max: 20 });

it('a rate is exceeded in no window, and what came in counts', () => {
  const step = fc.record({ afterMs: fc.integer({ min: 1, max: 400 }), out: fc.nat(12), inbound: fc.nat(3) });
  fc.assert(
    fc.property(perSecond, fc.array(step, { maxLength: 60 }), (granted, steps) => {
      const rate = createNumberRate(granted);
      const sent: number[] = [];
      const came: number[] = [];
      let nowMs = 0;
      for (const { afterMs, out, inbound } of steps) {
        nowMs += afterMs;
        rate.count(nowMs, inbound);
        came.push(...Array.from({ length: inbound }, () => nowMs));
        sent.push(...Array.from({ length: out }, () => nowMs).filter(atMs => rate.take(atMs).ok));
      }
      expect(mostInAWindow(sent, 1_000)).toBeLessThanOrEqual(granted);
      const before = (atMs: number) => (one: number) => one <= atMs && one > atMs - 1_000;
      const both = sent.map(atMs => sent.filter(before(atMs)).length + came.filter(before(atMs)).length);
      expect(Math.max(0, ...both)).toBeLessThanOrEqual(granted);
    }),
  );
});

it('a refused message is free at the time that is named, at most a second later, and not before', () => {
  fc.assert(
    fc.property(perSecond, fc.array(fc.nat(300), { maxLength: 60 }), (granted, pauses) => {
      const rate = createNumberRate(granted);
      const answers: unknown[] = [];
      let nowMs = 0;
      for (const pauseMs of pauses) {
        nowMs += pauseMs;
        const first = rate.take(nowMs);
        if (first.ok) continue;
        answers.push([first.freeAtMs - nowMs <= 1_000, rate.take(first.freeAtMs - 1).ok, rate.take(first.freeAtMs).ok]);
        nowMs = first.freeAtMs;
      }
      expect(answers).toEqual(answers.map(() => [true, false, true]));
    }),
  );
});

it('a rate that takes over remembers the last moments, as many as it has room for', () => {
  const before = createNumberRate(3);
  for (const atMs of [0, 10, 20]) before.take(atMs);
  expect(before.moments()).toEqual([0, 10, 20]);
  expect(createNumberRate(2, before.moments()).take(30)).toEqual({ ok: false, freeAtMs: 1_010 });
  expect(createNumberRate(4, before.moments()).take(30)).toEqual({ ok: true });
});
