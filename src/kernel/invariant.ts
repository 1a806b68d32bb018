// A bug stops here: a condition that the code itself must keep, never a caller's mistake.

/** Thrown when the program contradicts itself. It is never shown to a person; it is logged and answered as a fault. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Stops with an InvariantError when a condition that must hold does not. The text names the condition, no data. */
export function invariant(condition: unknown, mustHold: string): asserts condition {
  if (!condition) throw new InvariantError(mustHold);
}

/** The value, which must be there: for look-ups that cannot miss. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new InvariantError(`${what} must be present`);
  return value;
}
