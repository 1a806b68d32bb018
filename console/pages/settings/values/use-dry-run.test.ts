// Pages of the dry run add up, rule by rule.

import { expect, it } from 'vitest';
import { type Counted, together } from './use-dry-run.ts';

const page = (people: number, by_rule: Record<string, number>): Counted => ({
  checked: 10,
  reachable_before: 6,
  reachable_after: 6 - people,
  gained: { people: 0, by_rule: {} },
  lost: { people, by_rule },
});

it('adds up the pages', () => {
  const both = together(page(2, { age: 2, 'evidence-grade': 1 }), page(1, { age: 1 }));
  expect(both).toEqual({
    checked: 20,
    reachable_before: 12,
    reachable_after: 9,
    gained: { people: 0, by_rule: {} },
    lost: { people: 3, by_rule: { age: 3, 'evidence-grade': 1 } },
  });
});
