// When the recogniser itself breaks, marketing to whoever wrote waits, and nothing is withdrawn.

import { expect, test, vi } from 'vitest';
import { type Message, stopIn } from './heard.ts';

vi.mock('../../intent/intent.ts', () => ({
  recognise: () => {
    throw new Error('broken');
  },
}));

test('marketing is held', () => {
  const message = { kind: 'message', type: 'text', text: 'Hello', payload: null, atMs: 0 } as unknown as Message; // all that is read of it
  expect(stopIn(message)).toEqual({ by: 'recogniser-failed', held: true, meaning: null });
});
