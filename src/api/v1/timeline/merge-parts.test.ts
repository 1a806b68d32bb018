// However things are spread over the rooms, their timeline is the same.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeParts } from './merge-parts.ts';

test('page after page, everything comes once, newest first', () => {
  const spread = fc.array(fc.record({ id: fc.integer({ min: 100, max: 999 }), part: fc.integer({ min: 0, max: 3 }) }));
  fc.assert(
    fc.property(spread, fc.integer({ min: 1, max: 7 }), (things, limit) => {
      const once = [...new Map(things.map(one => [one.id, one])).values()].map(one => ({ ...one, id: String(one.id) }));
      const read = (before: string | null) =>
        [0, 1, 2, 3].map(part => {
          const mine = once.filter(one => one.part === part && (before === null || one.id < before));
          const newest = mine.toSorted((one, other) => (one.id < other.id ? 1 : -1));
          return { items: newest.slice(0, limit), hasMore: newest.length > limit };
        });
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const page: { items: { id: string }[]; next: string | null } = mergeParts(read(after), limit);
        seen.push(...page.items.map(one => one.id));
        if (page.next === null) break;
        expect(page.items).toHaveLength(limit);
        after = page.next;
      }
      expect(seen).toEqual(
        once
          .map(one => one.id)
          .toSorted()
          .toReversed(),
      );
    }),
  );
});
