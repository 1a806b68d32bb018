// Whoever is needed stays, whoever else passes by; what nobody asked for in a long time makes room.

import { expect, test } from 'vitest';
import { createSteadyCache } from './steady-cache.ts';

/** Asks for the keys so many times over. */
function ask(cache: { get(key: string): unknown }, keys: readonly string[], times: number): void {
  for (let nth = 0; nth < times; nth += 1) for (const key of keys) cache.get(key);
}

test('keeps what there is a place for, replaces what it has, and forgets what is deleted', () => {
  const cache = createSteadyCache<string, number>(2);
  expect([cache.set('a', 1), cache.set('b', 2)]).toEqual([true, true]);
  expect(cache.set('a', 3)).toBe(true);
  expect([cache.get('a'), cache.peek('b'), cache.get('c')]).toEqual([3, 2, undefined]);
  cache.delete('a');
  expect(cache.get('a')).toBeUndefined();
  expect(cache.set('c', 4)).toBe(true);
  expect([cache.get('b'), cache.get('c')]).toEqual([2, 4]);
});

test('a newcomer finds no place while all that is kept is asked for', () => {
  const cache = createSteadyCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  for (let nth = 0; nth < 200; nth += 1) {
    ask(cache, ['a', `passer-by ${nth}`, 'b'], 1);
    expect(cache.set(`passer-by ${nth}`, nth)).toBe(false);
  }
  expect([cache.get('a'), cache.get('b')]).toEqual([1, 2]);
});

test('a newcomer takes the place of what was not asked for in a long time, and of nothing else', () => {
  const cache = createSteadyCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  ask(cache, ['b'], 19);
  expect(cache.set('c', 3)).toBe(false);
  ask(cache, ['b'], 1);
  expect(cache.set('c', 3)).toBe(true);
  expect([cache.peek('a'), cache.peek('b'), cache.peek('c')]).toEqual([undefined, 2, 3]);
  expect(cache.set('d', 4)).toBe(false);
});
