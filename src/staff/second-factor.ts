// The second factor: an authenticator app (TOTP) with backup codes. It counts from the first right code on, and only the
// password turns it on or off.

import { Failure } from '../kernel/kernel.ts';
import type { Answered } from './accounts/accounts.ts';
import { takeTry, triesAt } from './attempts/attempts.ts';
import type { SignInDeps } from './sign-in.ts';
import type { Cookies, SignedIn, Visit } from './types.ts';

/** What the app is told, and the codes for the day when it is lost; both are shown once. */
export type BegunFactor = {
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
  readonly cookies: Cookies;
};

type Person = { readonly signedIn: SignedIn };

/** Begins a second factor; it counts once a code of the app was shown. */
export async function beginFactor(
  deps: SignInDeps,
  visit: Visit,
  what: Person & { readonly password: string },
): Promise<BegunFactor> {
  await takeTry(deps, triesAt(what.signedIn.email, visit.address).own);
  const body = { password: what.password, method: 'totp' } as const;
  const answer = await deps.accounts.ask(visit, (api, how) => api.enableTwoFactor({ ...how, body }));
  if (!answer.ok) throw failureOf(answer);
  const { totpURI, backupCodes } = answer.body;
  const codes = Array.isArray(backupCodes) ? backupCodes.map(String) : [];
  return { uri: String(totpURI), backupCodes: codes, cookies: answer.cookies };
}

/** Shows the first code: from now on signing in needs one. */
export async function confirmFactor(
  deps: SignInDeps,
  visit: Visit,
  what: Person & { readonly code: string },
): Promise<Cookies> {
  await takeTry(deps, triesAt(what.signedIn.email, visit.address).own);
  const answer = await deps.accounts.ask(visit, (api, how) => api.verifyTOTP({ ...how, body: { code: what.code } }));
  if (!answer.ok) throw failureOf(answer);
  return answer.cookies;
}

/** Turns the second factor off. */
export async function endFactor(
  deps: SignInDeps,
  visit: Visit,
  what: Person & { readonly password: string },
): Promise<Cookies> {
  await takeTry(deps, triesAt(what.signedIn.email, visit.address).own);
  const body = { password: what.password };
  const answer = await deps.accounts.ask(visit, (api, how) => api.disableTwoFactor({ ...how, body }));
  if (!answer.ok) throw failureOf(answer);
  return answer.cookies;
}

function failureOf({ code }: Answered): Failure {
  if (code === 'INVALID_CODE') return new Failure('second-factor-wrong');
  if (code === 'TOTP_ALREADY_ENABLED') return new Failure('conflict', 'a second factor is set; turn it off first');
  if (code === 'TOTP_NOT_ENABLED') return new Failure('conflict', 'no second factor was begun');
  if (code !== 'INVALID_PASSWORD') return new Failure('session-ended');
  return new Failure('request-invalid', undefined, {
    problems: [{ field: 'password', message: 'is not your password', code: 'wrong-password' }],
  });
}
