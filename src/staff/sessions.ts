// Sessions: who is signed in by a cookie. Asked of the database each time, so that what was ended is ended everywhere.

import type { Database } from '../database/database.ts';
import type { Clock, StaffId } from '../kernel/kernel.ts';
import { tokenHash } from './accounts/adapter.ts';
import * as store from './store.ts';
import { type ListedSession, type SessionId, type SignedIn, sessionCookie } from './types.ts';

export type SessionsDeps = { readonly db: Database; readonly clock: Clock };

/** Somebody who did nothing for this long signs in again. */
const idleMs = 3 * 86_400_000;
const touchEveryMs = 60_000;

/** Who is signed in by these cookies; undefined when nobody is, or no longer. */
export async function findSignedIn(deps: SessionsDeps, cookies: string): Promise<SignedIn | undefined> {
  const token = tokenIn(cookies);
  if (token === undefined) return undefined;
  const nowMs = deps.clock.now();
  const found = await store.findSession(deps.db, { tokenHash: tokenHash(token), nowMs, idleMs });
  if (found === undefined) return undefined;
  const { seenMs, ...signedIn } = found;
  if (seenMs + touchEveryMs < nowMs) await store.touchSession(deps.db, signedIn.sessionId, nowMs);
  return signedIn;
}

/** The token before its signature. The signature keeps a forger from asking the library; here the hash is looked up. */
function tokenIn(cookies: string): string | undefined {
  const found = cookies.split(/;\s*/).find(one => one.startsWith(`${sessionCookie}=`));
  const token = found?.slice(sessionCookie.length + 1).split(/\.|%2E/)[0];
  return token === undefined || !/^[\w-]{16,200}$/.test(token) ? undefined : token;
}

/** The sessions of a person, the one used last first. */
export async function listSessions(deps: SessionsDeps, staffId: StaffId): Promise<ListedSession[]> {
  return await store.listSessions(deps.db, { staffId, nowMs: deps.clock.now(), idleMs });
}

/** Ends one session of a person, at once; false when there is none with this id. */
export async function endSession(deps: SessionsDeps, staffId: StaffId, id: SessionId): Promise<boolean> {
  return (await store.endSessions(store.placeOf(deps.db), { staffId, only: id })) > 0;
}

/** Ends every session of a person but the one that they are using; how many there were. */
export async function endOtherSessions(deps: SessionsDeps, signedIn: SignedIn): Promise<number> {
  const { staffId, sessionId } = signedIn;
  return await store.endSessions(store.placeOf(deps.db), { staffId, keep: sessionId });
}
