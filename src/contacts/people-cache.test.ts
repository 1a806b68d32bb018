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
  test('finds by id and by name, for the person’s own business only', () => {
    const cache = createPeopleCache(10);
    const ada = person(1);
    cache.learn(ada, 'phone');
    expect(cache.findById(business, ada.id)).toBe(ada);
    expect(cache.findByKey(business, 'phone')).toBe(ada);
    expect(cache.findById(other, ada.id)).toBeUndefined();
    expect(cache.findByKey(other, 'phone')).toBeUndefined();
    expect(cache.findByKey(business, 'another')).toBeUndefined();
  });

  test('keeps the newer version', () => {
    const cache = createPeopleCache(10);
    const version = () => cache.findById(business, person(1).id)?.version;
    cache.learn(person(1, 5), 'phone');
    cache.remember(person(1, 4));
    cache.learn(person(1, 4), 'older');
    expect([version(), cache.findByKey(business, 'older')]).toEqual([5, undefined]);
    cache.remember(person(1, 6));
    expect(version()).toBe(6);
    cache.learn(person(1, 7));
    expect(version()).toBe(7);
  });

  test('knows the names of a version that was made here, not of one that was made elsewhere', () => {
    const cache = createPeopleCache(10);
    cache.learn(person(1, 5), 'phone');
    cache.learn(person(1, 5), 'user');
    cache.remember(person(1, 6));
    expect(cache.findByKey(business, 'phone')?.version).toBe(6);
    expect(cache.findByKey(business, 'user')?.version).toBe(6);
    cache.learn(person(1, 7), 'user');
    expect(cache.findByKey(business, 'phone')).toBeUndefined();
    expect(cache.findByKey(business, 'user')?.version).toBe(7);
  });

  test('forgets a person under every name, and does not know them again by a name alone', () => {
    const cache = createPeopleCache(10);
    cache.learn(person(1), 'phone');
    cache.forget(person(1).id);
    expect(cache.findByKey(business, 'phone')).toBeUndefined();
    cache.learn(person(1));
    expect(cache.findByKey(business, 'phone')).toBeUndefined();
    expect(cache.findById(business, person(1).id)).toEqual(person(1));
  });

  test('a name that leads to another person by now leads to the other', () => {
    const cache = createPeopleCache(10);
    cache.learn(person(1), 'phone');
    cache.learn(person(2), 'phone');
    expect(cache.findByKey(business, 'phone')?.id).toBe(person(2).id);
  });

  test('is bounded: who comes when it is full is not kept, nor their name', () => {
    const cache = createPeopleCache(3);
    for (const nth of [1, 2, 3]) cache.learn(person(nth), `phone ${nth}`);
    cache.learn(person(4), 'phone 4');
    const known = [1, 2, 3, 4].map(nth => cache.findById(business, person(nth).id) !== undefined);
    expect(known).toEqual([true, true, true, false]);
    expect(cache.findByKey(business, 'phone 4')).toBeUndefined();
    cache.forget(person(1).id);
    cache.learn(person(4), 'phone 4');
    expect(cache.findByKey(business, 'phone 4')?.id).toBe(person(4).id);
  });
});
