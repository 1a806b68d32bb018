// Whose a consent is when somebody turns out to be two: by what its evidence names, else by who they were at that time.

import { describe, expect, test } from 'vitest';
import { type ContactId, idAt } from '../../kernel/kernel.ts';
import { type Apart, type Basis, belongsTo } from './belongs.ts';

const at = (ms: number) => idAt<'contact'>(ms, Buffer.alloc(10, 1));
const shop = at(1);
const anna = at(2);

/** Anna was known by a number since 10, was merged at 100 with whoever had the id since 50; both names are there. */
function apart(change: Partial<Apart> = {}): Apart {
  return {
    person: shop,
    aliases: [
      { key: 'number', firstSeenMs: 10 },
      { key: 'id', firstSeenMs: 50 },
    ],
    merges: [{ id: at(100), mergedId: anna, keys: new Set(['id']) }],
    going: new Set(['id']),
    ...change,
  };
}

const basis = (ms: number, contactId: ContactId, named: string[] = []): Basis => ({ id: at(ms), contactId, named });

describe('a consent belongs', () => {
  test.each([
    ['to whoever its evidence names', basis(200, shop, ['id']), 'goes'],
    ['to whoever stays, where it names them', basis(200, shop, ['number', 'old number']), 'stays'],
    ['to both, where it names both', basis(200, shop, ['number', 'id']), 'both'],
    ['to neither, where it names a number that is gone', basis(200, shop, ['old number']), 'neither'],
    ['to the contact that was merged, where it came before', basis(60, anna), 'goes'],
    ['to whoever stays, where it came before the merge', basis(60, shop), 'stays'],
    ['to neither, where it came after the merge and names nobody', basis(150, shop), 'neither'],
    ['to neither, where it is older than every name', basis(5, shop), 'neither'],
    ['to neither, where it was recorded for somebody else', basis(60, at(9)), 'neither'],
  ] as const)('%s', (_, one, expected) => {
    expect(belongsTo(one, apart())).toBe(expected);
  });

  test('to whoever has all the names that were known then', () => {
    const never = { merges: [] };
    expect(belongsTo(basis(20, shop), apart(never))).toBe('stays');
    expect(belongsTo(basis(20, shop), apart({ ...never, going: new Set(['number']) }))).toBe('goes');
    expect(belongsTo(basis(60, shop), apart(never))).toBe('neither');
  });
});
