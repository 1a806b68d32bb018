// Which failures pass by themselves: then the work waits as it is, and nobody's webhook is to blame.

import { isContention } from '../../database/database.ts';
import { Failure, failures } from '../../kernel/kernel.ts';

/** Whether the same work can be expected to succeed later: no database, no room, too much waiting, contention. */
export function isPassing(cause: unknown): boolean {
  if (isContention(cause)) return true;
  if (!(cause instanceof Failure)) return false;
  const { kind, retryable } = failures[cause.code];
  return kind === 'unavailable' && retryable;
}
