// How much each kind of event takes away.

import { expect, test } from 'vitest';
import { narrowedBy } from './narrow.ts';
import { event } from './testing.ts';

test.each([
  ['purpose', event(1, { type: 'withdrawn', purpose: 'offers' })],
  ['purpose', event(1, { type: 'expired', purpose: 'offers' })],
  ['marketing', event(1, { type: 'withdrawn' })],
  ['marketing', event(1, { type: 'revoked' })],
  ['marketing', event(1, { type: 'suppressed', scope: ['marketing'] })],
  ['business_initiated', event(1, { type: 'suppressed', scope: ['marketing', 'business_initiated'] })],
  ['all', event(1, { type: 'suppressed', scope: ['marketing', 'all'] })],
  ['all', event(1, { type: 'restricted' })],
  ['all', event(1, { type: 'objected', objectedTo: 'all' })],
  ['marketing', event(1, { type: 'objected', objectedTo: 'marketing' })],
  ['marketing', event(1, { type: 'identity_changed' })],
  [null, event(1, { type: 'given', purpose: 'offers' })],
  [null, event(1, { type: 'renewed', purpose: 'offers' })],
  [null, event(1, { type: 'requested', purpose: 'offers' })],
  [null, event(1, { type: 'lifted', reason: 'stop' })],
  [null, event(1, { type: 'unrestricted' })],
] as const)('%s (%#)', (narrowed, one) => {
  expect(narrowedBy(one)).toBe(narrowed);
});
