// Who arrives in one turn of the event loop goes on side by side, and nobody is forgotten.

import { expect, test } from 'vitest';
import { createTurn } from './turn.ts';

const nextTurn = () => new Promise<void>(done => void setImmediate(done));

test('all of one turn go on after it, each step for all of them before the next', async () => {
  const turn = createTurn();
  const steps: string[] = [];
  const walk = async (name: string): Promise<void> => {
    steps.push(`${name} comes`);
    await new Promise<void>(turn);
    steps.push(`${name} reads`);
    await null;
    steps.push(`${name} answers`);
  };
  const first = ['a', 'b'].map(walk);
  // Between microtasks, which belong to the same turn.
  await null;
  await Promise.all([...first, walk('c')]);
  expect(steps).toEqual([
    ...['a comes', 'b comes', 'c comes'],
    ...['a reads', 'b reads', 'c reads'],
    ...['a answers', 'b answers', 'c answers'],
  ]);
});

test('who comes while others go on is called back in the next turn', async () => {
  const turn = createTurn();
  const called: string[] = [];
  turn(() => {
    called.push('first');
    turn(() => called.push('second'));
  });
  await nextTurn();
  expect(called).toEqual(['first']);
  await nextTurn();
  expect(called).toEqual(['first', 'second']);
});
