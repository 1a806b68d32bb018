// Noes to everything are remembered as briefly as they can be, and never more mildly than they were said.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownPerson } from '../policy/policy.ts';
import { purposes, someChannels } from './testing.ts';
import { offSince, turnOff } from './turn-off.ts';
import type { Gate } from './types.ts';

const anyOff = fc.record({
  channel: fc.constantFrom(...someChannels, null),
  occurredAtMs: fc.integer({ min: 1, max: 50 }),
  keepPurposes: fc.subarray([...purposes]),
});

test('each purpose is off since the last no that covers it, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(anyOff, { maxLength: 12 }), offs => {
      const gate = offs.reduce<Gate>(turnOff, unknownPerson);
      for (const purpose of purposes) {
        for (const channel of someChannels) {
          const covering = offs.filter(
            one => (one.channel ?? channel) === channel && !one.keepPurposes.includes(purpose),
          );
          const latest = covering.length === 0 ? undefined : Math.max(...covering.map(one => one.occurredAtMs));
          expect(offSince(gate, { purpose, channel })).toBe(latest);
        }
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a bare STOP said again takes no more room', () => {
  const stops = [3, 9, 5].map(occurredAtMs => ({ channel: null, occurredAtMs, keepPurposes: ['orders'] }));
  expect(stops.reduce<Gate>(turnOff, unknownPerson).offs).toEqual([
    { channel: null, sinceMs: 9, keepPurposes: ['orders'] },
  ]);
});

test('beyond a bound what is kept is forgotten, to the strict side', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({
    channel: null,
    occurredAtMs: 100 - at,
    keepPurposes: Array.from({ length: 30 - at }, (_, nth) => `purpose_${nth}`),
  }));
  const gate = many.reduce<Gate>(turnOff, unknownPerson);
  expect(gate.offs?.length).toBeLessThanOrEqual(20);
  expect(offSince(gate, { purpose: 'purpose_0', channel: 'email' })).toBe(100);
});
