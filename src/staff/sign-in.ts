// Signing in and out. Whether somebody exists is never told: an unknown address takes the same road, the same time and
// gets the same answer as a wrong password.

import { type BusinessId, Failure, newId } from '../kernel/kernel.ts';
import type { Accounts, AccountsDeps, Answered } from './accounts/accounts.ts';
import { forgetTriesAt, takeTry, triesAt, triesFrom } from './attempts/attempts.ts';
import * as store from './store.ts';
import { type Cookies, sessionCookie, type Visit } from './types.ts';

export type SignInDeps = AccountsDeps & { readonly accounts: Accounts };

/** Signed in, or still to show a second factor. */
export type Step = { readonly cookies: Cookies; readonly second: boolean };

/** Signs in by e-mail address and password; throws `sign-in-failed` without saying which of them is wrong. */
export async function signIn(
  deps: SignInDeps,
  visit: Visit,
  given: { readonly email: string; readonly password: string },
): Promise<Step> {
  const tries = triesAt(given.email, visit.address);
  await takeTry(deps, tries.all);
  const body = { email: given.email.toLowerCase(), password: given.password };
  const answer = await deps.accounts.ask(visit, (api, how) => api.signInEmail({ ...how, body }));
  if (!answer.ok) throw new Failure('sign-in-failed');
  const second = answer.body['twoFactorRedirect'] === true;
  if (!second) await forgetTriesAt(deps, tries.own);
  await store.prune(deps.db, deps.clock.now());
  return { cookies: answer.cookies, second };
}

/** Shows the second factor of a log-in that was begun: a code of the app, or a backup code, which then is used up. */
export async function signInSecond(
  deps: SignInDeps,
  visit: Visit,
  given: { readonly code: string } | { readonly backupCode: string },
): Promise<Cookies> {
  await takeTry(deps, [triesFrom(visit.address)]);
  // Whoever is signed in already shows it for this log-in all the same.
  const begun = { ...visit, cookies: withoutSession(visit.cookies) };
  const answer = await deps.accounts.ask(begun, (api, how) =>
    'code' in given
      ? api.verifyTOTP({ ...how, body: { code: given.code } })
      : api.verifyBackupCode({ ...how, body: { code: given.backupCode } }),
  );
  if (!answer.ok) throw secondFailure(answer);
  return answer.cookies;
}

function withoutSession(cookies: string): string {
  const kept = cookies.split(/;\s*/).filter(one => !one.startsWith(`${sessionCookie}=`));
  return kept.join('; ');
}

const lockedMs = 15 * 60_000;

function secondFailure({ code }: Answered): Failure {
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED')
    return new Failure('rate-limited', 'too many wrong codes; wait a while', { retryAfterMs: lockedMs });
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return new Failure('second-factor-wrong');
  return new Failure('sign-in-failed', 'this log-in has ended; begin again with your password');
}

/** Ends the session of these cookies. */
export async function signOut(deps: SignInDeps, visit: Visit): Promise<Cookies> {
  return (await deps.accounts.ask(visit, (api, how) => api.signOut(how))).cookies;
}

const demoPerson = { name: 'Demo', email: 'demo@assent.invalid' };

/** Signs the demo's person in, as an owner of the demo business and of nothing else. */
export async function signInToDemo(deps: SignInDeps, visit: Visit, businessId: BusinessId): Promise<Cookies> {
  await takeTry(deps, [triesFrom(visit.address)]);
  const place = store.placeOf(deps.db);
  if (await store.hasOwner(place)) throw new Failure('conflict', 'this installation has an owner; sign in instead');
  const nowMs = deps.clock.now();
  const staffId = await deps.db.transaction('all', async tx => {
    await store.holdSetUp(tx);
    const known = await store.findPerson(tx, demoPerson.email);
    const id = known?.id ?? newId<'staff user'>(deps);
    if (known === undefined) {
      await store.insertPerson(tx, { id, accountId: newId(deps), ...demoPerson, password: null, demo: true, nowMs });
    }
    await store.insertMember(tx, businessId, { staffId: id, role: 'owner', nowMs });
    return id;
  });
  return await deps.accounts.openSession(visit, staffId);
}
