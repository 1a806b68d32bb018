// Single sign-on by OpenID Connect: people of some domains come by the business's own issuer. Who comes for the first time
// gets the role that the configuration says, where the installation has one business; elsewhere an invitation gives it.

import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, Failure } from '../../kernel/kernel.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type AttemptsDeps, takeTry, triesFrom } from '../attempts/attempts.ts';
import { findSignedIn } from '../sessions.ts';
import { insertMember, placeOf } from '../store.ts';
import type { Cookies, Issuer, SignedIn, Visit } from '../types.ts';
import { issuerId } from '../types.ts';
import { askedPage, failedPage } from './asked-page.ts';

export type SingleSignOnDeps = AttemptsDeps & {
  readonly db: Database;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly issuer: Issuer | null;
  /** The businesses of the installation. */
  businesses(): readonly { readonly id: BusinessId }[];
};

/** Where somebody who asked for no page comes back to. */
const home = '/';

/** Where to send the browser, and what it keeps meanwhile. It comes back to `page`, where that is one of the console. */
export async function beginSingleSignOn(
  deps: SingleSignOnDeps,
  visit: Visit,
  page: string = home,
): Promise<{ url: string; cookies: Cookies }> {
  if (deps.issuer === null) throw new Failure('not-found', 'there is no single sign-on here');
  await takeTry(deps, [triesFrom(visit.address)]);
  // The library keeps it here until the browser comes back, whatever comes of it.
  const back = askedPage(page) ?? home;
  const body = { provider: issuerId, callbackURL: back, errorCallbackURL: back, disableRedirect: true } as const;
  const answer = await deps.accounts.askIssuer(visit, (api, how) => api.signInSocial({ ...how, body }));
  const { url } = answer.body;
  if (!answer.ok || typeof url !== 'string') throw new Failure('issuer-unreachable');
  return { url, cookies: answer.cookies };
}

/** What came back from the issuer: where the browser goes on, and who is signed in; undefined when nobody is. */
export async function finishSingleSignOn(
  deps: SingleSignOnDeps,
  visit: Visit,
  query: string,
): Promise<{ location: string; cookies: Cookies; signedIn: SignedIn | undefined }> {
  if (deps.issuer === null) throw new Failure('not-found', 'there is no single sign-on here');
  await takeTry(deps, [triesFrom(visit.address)]);
  const { location, cookies } = await deps.accounts.comeBack(visit, query);
  const page = askedPage(location) ?? home;
  const kept = cookies.map(line => line.split(';')[0]).join('; ');
  const signedIn = await findSignedIn(deps, kept);
  if (signedIn === undefined) return { location: failedPage(page), cookies, signedIn };
  await welcome(deps, deps.issuer, signedIn);
  return { location: page, cookies, signedIn: await findSignedIn(deps, kept) };
}

async function welcome(deps: SingleSignOnDeps, issuer: Issuer, { staffId, memberships }: SignedIn): Promise<void> {
  const [only, ...others] = deps.businesses();
  if (memberships.length > 0 || only === undefined || others.length > 0) return;
  await insertMember(placeOf(deps.db), only.id, { staffId, role: issuer.role, nowMs: deps.clock.now() });
}
