// New passwords: chosen by who knows the old one, or by a link that an owner or the command line made. A new password
// ends every other session.

import type { Database } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  Failure,
  newId,
  type Problem,
  type Random,
  type StaffId,
  sha256,
} from '../../kernel/kernel.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { hashPassword, passwordProblem } from '../accounts/password.ts';
import { type AttemptsDeps, takeTry, triesAt } from '../attempts/attempts.ts';
import * as people from '../store.ts';
import { newToken } from '../team/invite.ts';
import { businessesOf } from '../team/store.ts';
import type { Cookies, SignedIn, Visit } from '../types.ts';
import * as store from './store.ts';

type Deps = { readonly db: Database; readonly clock: Clock; readonly random: Random };

const linkLifeMs = 86_400_000;

/** Changes the password of whoever is signed in; their other sessions end. */
export async function changePassword(
  deps: Deps & AttemptsDeps & { readonly accounts: Accounts },
  visit: Visit,
  what: { readonly signedIn: SignedIn; readonly old: string; readonly new: string },
): Promise<Cookies> {
  const { signedIn } = what;
  await takeTry(deps, triesAt(signedIn.email, visit.address).own);
  const problem = passwordProblem(what.new, signedIn, 'new');
  if (problem !== undefined) throw new Failure('request-invalid', undefined, { problems: [problem] });
  const body = { currentPassword: what.old, newPassword: what.new, revokeOtherSessions: true };
  const answer = await deps.accounts.ask(visit, (api, how) => api.changePassword({ ...how, body }));
  if (answer.ok) return answer.cookies;
  if (answer.code === 'CREDENTIAL_ACCOUNT_NOT_FOUND') throw new Failure('conflict', 'you sign in without a password');
  const problems: Problem[] = [{ field: 'old', message: 'is not your password', code: 'wrong-password' }];
  throw new Failure('request-invalid', undefined, { problems });
}

/** A token with which a person can choose a new password, once, for a day. */
export async function makeResetLink(deps: Deps, staffId: StaffId): Promise<{ token: string; expiresMs: number }> {
  const token = newToken(deps);
  const nowMs = deps.clock.now();
  const expiresMs = nowMs + linkLifeMs;
  const link = { id: newId(deps), identifier: identifierOf(token), staffId, nowMs, expiresMs };
  await deps.db.transaction('all', tx => store.insertLink(tx, link));
  return { token, expiresMs };
}

/** The same by who manages the team of a business: only for people who work for no other, into which it would lead. */
export async function makeResetLinkIn(
  deps: Deps,
  businessId: BusinessId,
  staffId: StaffId,
): Promise<{ token: string; expiresMs: number }> {
  const theirs = await businessesOf(people.placeOf(deps.db), staffId);
  const beyond = theirs.filter(one => one.business_id !== businessId);
  if (theirs.length === 0 || beyond.length === theirs.length)
    throw new Failure('not-found', 'nobody like this works here');
  if (beyond.length > 0)
    throw new Failure('conflict', 'they work for another business too: use `assent staff reset` on the server');
  return await makeResetLink(deps, staffId);
}

/** Sets a new password by a link, which is used up; every session of the person ends. Their e-mail address. */
export async function resetPassword(deps: Deps, what: { token: string; password: string }): Promise<string> {
  const identifier = identifierOf(what.token);
  const found = await store.findLink(people.placeOf(deps.db), identifier, deps.clock.now());
  if (found === undefined) throw ended();
  const problem = passwordProblem(what.password, found);
  if (problem !== undefined) throw new Failure('request-invalid', undefined, { problems: [problem] });
  const hash = await hashPassword(deps, what.password);
  await deps.db.transaction('all', async tx => {
    if (!(await store.takeLink(tx, identifier))) throw ended();
    const nowMs = deps.clock.now();
    await store.writePassword(tx, { staffId: found.staffId, accountId: newId(deps), hash, nowMs });
    await people.endSessions(tx, { staffId: found.staffId });
  });
  return found.email;
}

function identifierOf(token: string): string {
  return `new-password:${sha256(token).toString('base64url')}`;
}

function ended(): Failure {
  return new Failure('not-found', 'this link was used or is too old; ask for another');
}
