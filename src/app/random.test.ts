// Drawn in pieces, given once.

import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test('every draw has its length, and no two are the same', () => {
  const random = createRandom();
  const seen = new Set<string>();
  for (let nth = 0; nth < 5_000; nth += 1) {
    const length = 10 + (nth % 30);
    const bytes = random.bytes(length);
    expect(bytes).toHaveLength(length);
    seen.add(bytes.toString('hex'));
  }
  expect(seen.size).toBe(5_000);
  expect(random.bytes(100_000)).toHaveLength(100_000);
});

test('what was given is not changed by later draws', () => {
  const random = createRandom();
  const first = random.bytes(32);
  const before = first.toString('hex');
  for (let nth = 0; nth < 2_000; nth += 1) random.bytes(32);
  expect(first.toString('hex')).toBe(before);
});
