// What makes the webhook lane wait, and what counts as a failed try.

import { expect, test } from 'vitest';
import { StatementError } from '../../database/database.ts';
import { Failure, type FailureCode } from '../../kernel/kernel.ts';
import { isPassing } from './passing.ts';

test.each<[FailureCode, boolean]>([
  ['database-unavailable', true],
  ['storage-full', true],
  ['queue-full', true],
  ['stopping', true],
  ['master-key', false],
  ['request-invalid', false],
  ['meta-unreachable', false],
])('%s passes by itself: %s', (code, passes) => {
  expect(isPassing(new Failure(code))).toBe(passes);
});

test('contention passes, a broken constraint and a bug do not', () => {
  expect(isPassing(new StatementError('40P01', 'deadlock'))).toBe(true);
  expect(isPassing(new StatementError('40001', 'serialization'))).toBe(true);
  expect(isPassing(new StatementError('23505', 'unique'))).toBe(false);
  expect(isPassing(new TypeError('x'))).toBe(false);
  expect(isPassing(null)).toBe(false);
});
