// The cache forgets the least recently used, never goes back to an older version, and keeps businesses apart.

import { describe, expect, test } from 'vitest';
import { idAt } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import { createPeopleCache } from './people-cache.ts';
import type { Person } from './types.ts';

const business = idAt<'business'>(1, Buffer.alloc(10, 1));
const other = idAt<'business'>(1, Buffer.alloc(10, 2));

function person(nth: number, version = 1): Person {
  const id = idAt<'contact'>(nth, Buffer.alloc(10));
  return { businessId: business, id, version, facts: unknownPerson, profileKey: null };
}

describe('the cache of people', () => {
  test('finds by id and by alias, for the person’s own business only', () => {
    const cache = createPeopleCache(10);
    const ada = person(1);
    cache.remember(ada);
    cache.link('phone', ada.id);
    expect(cache.findById(business, ada.id)).toBe(ada);
    expect(cache.findByKey(business, 'phone')).toBe(ada);
    expect(cache.findById(other, ada.id)).toBeUndefined();
    expect(cache.findByKey(other, 'phone')).toBeUndefined();
    expect(cache.findByKey(business, 'another')).toBeUndefined();
  });

  test('keeps the newer version', () => {
    const cache = createPeopleCache(10);
    cache.remember(person(1, 5));
    cache.remember(person(1, 4));
    expect(cache.findById(business, person(1).id)?.version).toBe(5);
    cache.remember(person(1, 6));
    expect(cache.findById(business, person(1).id)?.version).toBe(6);
  });

  test('forgets a person under every alias', () => {
    const cache = createPeopleCache(10);
    cache.remember(person(1));
    cache.link('phone', person(1).id);
    cache.forget(person(1).id);
    expect(cache.findByKey(business, 'phone')).toBeUndefined();
  });

  test('is bounded', () => {
    const cache = createPeopleCache(3);
    for (const nth of [1, 2, 3]) cache.remember(person(nth));
    cache.findById(business, person(1).id);
    cache.remember(person(4));
    expect([1, 2, 3, 4].map(nth => cache.findById(business, person(nth).id) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
