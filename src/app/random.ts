// The operating system's chance, drawn in large pieces: ids, salts and nonces ask for a few bytes many thousand times a
// second, and each draw has its price.

import { randomBytes, randomFillSync } from 'node:crypto';
import type { Random } from '../kernel/kernel.ts';

const poolBytes = 16 * 1_024;

/** Chance from the operating system; no byte is given twice, and none is kept once it was given. */
export function createRandom(): Random {
  const pool = Buffer.allocUnsafeSlow(poolBytes);
  let next = poolBytes;
  return {
    bytes: length => {
      if (length > poolBytes / 8) return randomBytes(length);
      if (next + length > poolBytes) {
        randomFillSync(pool);
        next = 0;
      }
      const given = Buffer.from(pool.subarray(next, next + length));
      pool.fill(0, next, next + length);
      next += length;
      return given;
    },
  };
}
