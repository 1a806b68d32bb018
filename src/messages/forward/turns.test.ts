// An endpoint that fails rests, longer each time, and comes back through one probe.

import { expect, test } from 'vitest';
import { type EndpointId, newId } from '../../kernel/kernel.ts';
import { createTurns } from './turns.ts';

let now = 0;
const clock = { now: () => now };
const id: EndpointId = newId<'webhook endpoint'>({ clock, random: { bytes: length => Buffer.alloc(length, 1) } });

function tried(turns: ReturnType<typeof createTurns>, sign: 'alive' | 'failing' | 'nothing'): boolean {
  turns.begin(id);
  return turns.end(id, sign);
}

test('an endpoint uses what is under way, and says when it had no place left', () => {
  const turns = createTurns({ clock }, 2);
  turns.begin(id);
  turns.begin(id);
  expect(turns.used().get(id)).toBe(2);
  expect(turns.end(id, 'alive')).toBe(true);
  expect(turns.end(id, 'alive')).toBe(false);
  expect(turns.used().size).toBe(0);
});

test('the rest doubles, after it one probe goes, and one success ends it', () => {
  const turns = createTurns({ clock }, 5);
  tried(turns, 'failing');
  expect(turns.used().get(id)).toBe(5);
  now += 1_000;
  expect(turns.used().get(id)).toBe(4);
  tried(turns, 'failing');
  now += 1_999;
  expect(turns.used().get(id)).toBe(5);
  now += 1;
  tried(turns, 'alive');
  expect(turns.used().size).toBe(0);
});

test('failures that come in during the rest do not lengthen it; nor does a failure on our side', () => {
  const turns = createTurns({ clock }, 5);
  for (let at = 0; at < 5; at += 1) tried(turns, 'failing');
  now += 1_000;
  expect(turns.used().get(id)).toBe(4);
  tried(turns, 'nothing');
  expect(turns.used().get(id)).toBe(4);
});

test('the rest is five minutes at most', () => {
  const turns = createTurns({ clock }, 5);
  for (let at = 0; at < 30; at += 1) {
    tried(turns, 'failing');
    now += 300_000;
  }
  expect(turns.used().get(id)).toBe(4);
});
