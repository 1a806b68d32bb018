// The rates: no second above what Meta grants to a number, and a pair that pays for its bursts.

import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

const start = 1_793_000_000_000;

function atClock() {
  let nowMs = start;
  const limiter = createLimiter({ clock: { now: () => nowMs } });
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { limiter, pass, now: () => nowMs };
}

function takes(limiter: ReturnType<typeof createLimiter>, tries: number, sender = 'a'): number {
  return Array.from({ length: tries }).filter(() => limiter.takeNumber(sender).ok).length;
}

describe('the rate of a number', () => {
  it('is 80 a second unless Meta grants another', () => {
    const { limiter, pass } = atClock();
    expect(takes(limiter, 200)).toBe(80);
    limiter.setRate('b', 20);
    expect(takes(limiter, 200, 'b')).toBe(20);
    pass(999);
    expect(takes(limiter, 200)).toBe(0);
    pass(1);
    expect(takes(limiter, 200)).toBe(80);
  });

  it('says when the next is free', () => {
    const { limiter, pass } = atClock();
    limiter.setRate('a', 2);
    takes(limiter, 1);
    pass(300);
    takes(limiter, 1);
    expect(limiter.takeNumber('a')).toEqual({ ok: false, freeAtMs: start + 1_000 });
  });

  it('counts what came in, of which nothing can be refused', () => {
    const { limiter, pass } = atClock();
    limiter.countInbound('a', 50);
    expect(takes(limiter, 100)).toBe(30);
    limiter.countInbound('a', 1_000_000);
    pass(1_000);
    expect(takes(limiter, 100)).toBe(80);
  });

  it('is shared among processes, and below one a second takes longer', () => {
    const { limiter, pass } = atClock();
    limiter.setShare(0.25);
    expect(takes(limiter, 100)).toBe(20);
    limiter.setRate('b', 1);
    expect(takes(limiter, 5, 'b')).toBe(1);
    pass(3_999);
    expect(takes(limiter, 5, 'b')).toBe(0);
    pass(1);
    expect(takes(limiter, 5, 'b')).toBe(1);
  });

  it('remembers what was sent when it is set anew', () => {
    const { limiter } = atClock();
    expect(takes(limiter, 100)).toBe(80);
    limiter.setRate('a', 100);
    expect(takes(limiter, 100)).toBe(20);
    limiter.setShare(0.5);
    expect(takes(limiter, 100)).toBe(0);
    limiter.setRate('a', 100);
    expect(takes(limiter, 100)).toBe(0);
  });

  it('ignores a rate that is none', () => {
    const { limiter } = atClock();
    for (const rate of [0, -1, Number.NaN]) limiter.setRate('a', rate);
    expect(takes(limiter, 200)).toBe(80);
  });

  it('opens again after a clock was set back', () => {
    const { limiter, pass } = atClock();
    takes(limiter, 80);
    pass(-3_600_000);
    expect(takes(limiter, 1)).toBe(1);
  });
});

describe('a refused message', () => {
  it('leaves the rate of the number as it was', () => {
    const { limiter } = atClock();
    limiter.setRate('a', 2);
    for (let n = 0; n < 10; n += 1) {
      expect(limiter.takeNumber('a').ok).toBe(true);
      limiter.giveBackNumber('a');
    }
    expect(limiter.takeNumber('a').ok).toBe(true);
    expect(limiter.takeNumber('a').ok).toBe(true);
    expect(limiter.takeNumber('a').ok).toBe(false);
  });
});

describe('the rate of a pair', () => {
  const burst = (tries: number) => {
    const clock = atClock();
    for (let n = 0; n < tries; n += 1) clock.limiter.takePair('a', 'p');
    return { ...clock, freeInMs: () => clock.limiter.pairFreeAtMs('a', 'p') - clock.now() };
  };

  it('is free for a pair that is new, and for every other pair', () => {
    const { limiter, now } = burst(45);
    expect(limiter.pairFreeAtMs('a', 'q')).toBe(now());
    expect(limiter.pairFreeAtMs('b', 'p')).toBe(now());
  });

  it('is counted for each number that writes to the person', () => {
    const { limiter, now, pass } = burst(45);
    for (let n = 0; n < 46; n += 1) limiter.takePair('b', 'p');
    const freeInMs = () => ['a', 'b', 'c'].map(sender => limiter.pairFreeAtMs(sender, 'p') - now());
    expect(freeInMs()).toEqual([6_000, 12_000, 0]);
    pass(45 * 6_000);
    limiter.takePair('c', 'p');
    expect(freeInMs()).toEqual([0, 0, 0]);
    for (let n = 0; n < 45; n += 1) limiter.takePair('b', 'p');
    expect(freeInMs()).toEqual([0, 12_000, 0]);
  });

  it('lets 45 go at once, then one in six seconds, and all is paid back after a while', () => {
    expect(burst(44).freeInMs()).toBe(0);
    const all = burst(45);
    expect(all.freeInMs()).toBe(6_000);
    all.pass(6_000);
    expect(all.freeInMs()).toBe(0);
    all.limiter.takePair('a', 'p');
    expect(all.freeInMs()).toBe(6_000);
    all.pass(45 * 6_000);
    for (let n = 0; n < 44; n += 1) all.limiter.takePair('a', 'p');
    expect(all.freeInMs()).toBe(0);
  });

  it('leaves a bot alone that answers in three messages and again in a moment', () => {
    const three = burst(3);
    three.pass(8_000);
    expect(three.freeInMs()).toBe(0);
  });

  it('forgets the pair unused the longest, so that memory is bounded', () => {
    const { limiter, now } = burst(45);
    for (let n = 0; n < 50_000; n += 1) limiter.takePair('a', `person ${n}`);
    expect(limiter.pairFreeAtMs('a', 'p')).toBe(now());
    limiter.takePair('a', 'person 49999');
    expect(limiter.pairFreeAtMs('a', 'person 49999')).toBe(now());
  });

  it('opens again after a clock was set back', () => {
    const { pass, freeInMs } = burst(45);
    pass(-60_000);
    expect(freeInMs()).toBe(0);
  });
});
