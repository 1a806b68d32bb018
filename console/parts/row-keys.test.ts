// The keys of a long list lead to rows that there are.

import { describe, expect, it } from 'vitest';
import { rowLedTo } from './row-keys.ts';

const around = { count: 100, shown: 11 };

describe('a key in a long list', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 15],
    ['PageUp', 50, 40],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s leads from row %i to row %i', (key, from, to) => {
    expect(rowLedTo(key, from, around)).toBe(to);
  });

  it('leads no further than to the ends', () => {
    expect(rowLedTo('ArrowUp', 0, around)).toBe(0);
    expect(rowLedTo('PageDown', 95, around)).toBe(99);
    expect(rowLedTo('PageUp', 3, { count: 100, shown: 0 })).toBe(2);
  });

  it('leads nowhere where it is another key, or where there is no row', () => {
    expect(rowLedTo('a', 5, around)).toBeUndefined();
    expect(rowLedTo('End', 0, { count: 0, shown: 0 })).toBeUndefined();
  });
});
