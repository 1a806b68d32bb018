// What is kept by a list is found by just that list, and not by one that reads the same when its parts are joined.

import { describe, expect, it } from 'vitest';
import { emptyByList, findByList, keepByList } from './by-list.ts';

describe('what is kept by lists', () => {
  it('is found by the same list only', () => {
    const kept = emptyByList<string>();
    keepByList(kept, ['DE', 'FR'], () => 'both');
    expect(findByList(kept, ['DE', 'FR'])).toBe('both');
    for (const other of [[], ['DE'], ['FR'], ['FR', 'DE'], ['DE,FR'], ['DE', 'FR', 'IT']]) {
      expect(findByList(kept, other), other.join()).toBeUndefined();
    }
  });

  it('is made once, also for the empty list', () => {
    const kept = emptyByList<object>();
    const made = keepByList(kept, [], () => ({}));
    expect(keepByList(kept, [], () => ({}))).toBe(made);
  });
});
