// The way through the list of conversations.

import { expect, it } from 'vitest';
import { ledTo, nextAfter, stepFrom } from './order.ts';

const order = ['a', 'b', 'c'];

it('goes down, and from the last one up', () => {
  expect(nextAfter(order, 'a')).toBe('b');
  expect(nextAfter(order, 'c')).toBe('b');
  expect(nextAfter(['a'], 'a')).toBeUndefined();
  expect(nextAfter(order, 'gone')).toBe('a');
});

it('steps through the list and stays at its ends', () => {
  expect(stepFrom(order, undefined, 1)).toBe('a');
  expect(stepFrom(order, 'b', -1)).toBe('a');
  expect(stepFrom(order, 'c', 1)).toBe('c');
  expect(stepFrom([], undefined, 1)).toBeUndefined();
});

it('is led by the arrows and to its ends, and by no other key', () => {
  expect(ledTo(order, 'a', 'ArrowDown')).toBe('b');
  expect(ledTo(order, 'c', 'ArrowDown')).toBe('c');
  expect(ledTo(order, 'b', 'ArrowUp')).toBe('a');
  expect(ledTo(order, 'b', 'Home')).toBe('a');
  expect(ledTo(order, 'a', 'End')).toBe('c');
  expect(ledTo(order, 'a', 'ArrowRight')).toBeUndefined();
});
