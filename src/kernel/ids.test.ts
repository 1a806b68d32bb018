// Ids are UUIDv7, each its own.

import { expect, test } from 'vitest';
import { idAt, idInstantMs, parseId } from './ids.ts';

test('is the example of RFC 9562, A.6', () => {
  const chance = Buffer.from('0cc318c4dc0c0c07398f', 'hex');
  expect(idAt(1_645_557_742_000, chance)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('keeps its instant, and stays what it was when others are made', () => {
  const made = [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, Date.UTC(2026, 10, 27), 2 ** 48 - 1].map(ms => ({
    ms,
    id: idAt(ms + 0.75, Buffer.alloc(10, 0xff)),
  }));
  expect(made.map(one => idInstantMs(one.id))).toEqual(made.map(one => one.ms));
  expect(made.map(one => parseId(one.id))).toEqual(made.map(one => one.id));
  expect(new Set(made.map(one => one.id.slice(13)))).toEqual(new Set(['-7fff-bfff-ffffffffffff']));
});
