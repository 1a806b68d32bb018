// How often something may be tried: signing in, a second factor, accepting an invitation. Counted in the database, for
// all processes, by keyed hashes; the same for somebody who exists and somebody who does not.

import type { Database } from '../../database/database.ts';
import { type Clock, Failure } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { countTries, forgetTries } from './store.ts';

export type AttemptsDeps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'keyedHash'>;
  readonly clock: Clock;
};

/** One thing that may be tried so often within the window. */
export type Tryable = { readonly what: string; readonly max: number };

const windowMs = 15 * 60_000;
/** Of one e-mail address from one place, of one address from everywhere, and of all from one place. */
const maxima = { atOneFromHere: 6, atOne: 30, fromHere: 60 } as const;

/** Counts a try; throws `rate-limited`, with how long to wait, when there were too many. */
export async function takeTry(deps: AttemptsDeps, tryables: readonly Tryable[]): Promise<void> {
  const nowMs = deps.clock.now();
  const named = tryables.map(one => ({ ...one, subject: subjectOf(deps, one) }));
  const counted = await countTries(deps.db, { subjects: named.map(one => one.subject), nowMs, windowMs });
  const waits = named.map(({ subject, max }) => {
    const row = counted.find(one => one.subject.equals(subject));
    return row === undefined || row.tries <= max ? 0 : row.since + windowMs - nowMs;
  });
  const retryAfterMs = Math.max(0, ...waits);
  if (retryAfterMs > 0) throw new Failure('rate-limited', 'too many tries; wait a while', { retryAfterMs });
}

/** Forgets the tries, once one has succeeded. */
export async function forgetTriesAt(deps: AttemptsDeps, tryables: readonly Tryable[]): Promise<void> {
  const subjects = tryables.map(one => subjectOf(deps, one));
  await forgetTries(deps.db, subjects, deps.clock.now() - 2 * windowMs);
}

/** The tries at one person's log-in from one place. */
export function triesAt(email: string, address: string): { readonly all: Tryable[]; readonly own: Tryable[] } {
  const own = { what: `${email.toLowerCase()} from ${address}`, max: maxima.atOneFromHere };
  return { all: [own, { what: email.toLowerCase(), max: maxima.atOne }, triesFrom(address)], own: [own] };
}

/** The tries at anything from one place. */
export function triesFrom(address: string): Tryable {
  return { what: `from ${address}`, max: maxima.fromHere };
}

function subjectOf(deps: AttemptsDeps, tryable: Tryable): Buffer {
  return deps.vault.keyedHash('staff attempt', tryable.what);
}
