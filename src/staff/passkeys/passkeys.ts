// Passkeys (WebAuthn): signing in by the device that somebody holds and unlocks, which counts as both factors. They hold
// for the name under which the console is open, and for no other.

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Failure, newId, type Problem, type StaffId, sha256 } from '../../kernel/kernel.ts';
import { takeTry, triesAt, triesFrom } from '../attempts/attempts.ts';
import type { SignInDeps } from '../sign-in.ts';
import type { Cookies, PasskeyId, SignedIn, Visit } from '../types.ts';
import * as store from './store.ts';

/** A passkey as its owner sees it. */
export type ListedPasskey = {
  readonly id: PasskeyId;
  readonly name: string;
  readonly createdMs: number;
  readonly usedMs: number | null;
};

/** What a browser answers to a challenge; the library reads the rest of it. */
export type BrowserAnswer = { readonly id: string; readonly response: { readonly clientDataJSON: string } };

const challengeLifeMs = 5 * 60_000;
const begunMax = 300;
/** Ed25519, ES256, RS256: what devices make. Left alone the library tries Node for newer ones, which warns. */
const algorithms = [-8, -7, -257];

/** The library, loaded when somebody first uses a passkey. */
const library = () => import('@simplewebauthn/server');

/** The passkeys of a person, oldest first. */
export async function listPasskeys(deps: SignInDeps, staffId: StaffId): Promise<ListedPasskey[]> {
  const rows = await store.listPasskeys(deps.db, staffId);
  return rows.map(row => ({ id: row.id, name: row.name, createdMs: row.created_at, usedMs: row.used_at }));
}

/** Removes a passkey, at once; false when the person has none with this id. */
export async function removePasskey(deps: SignInDeps, staffId: StaffId, id: PasskeyId): Promise<boolean> {
  return await store.deletePasskey(deps.db, staffId, id);
}

/** What the browser is to make a passkey of; only the password begins it, so that a session left open adds none. */
export async function beginPasskey(
  deps: SignInDeps,
  visit: Visit,
  what: { readonly signedIn: SignedIn; readonly password: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { signedIn } = what;
  await takeTry(deps, triesAt(signedIn.email, visit.address).own);
  const body = { password: what.password };
  const checked = await deps.accounts.ask(visit, (api, how) => api.verifyPassword({ ...how, body }));
  if (!checked.ok) {
    const problems: Problem[] = [{ field: 'password', message: 'is not your password', code: 'wrong-password' }];
    throw new Failure('request-invalid', undefined, { problems });
  }
  const known = await store.listPasskeys(deps.db, signedIn.staffId);
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: 'Assent',
    rpID: nameOf(visit),
    userName: signedIn.email,
    userDisplayName: signedIn.name,
    userID: new TextEncoder().encode(signedIn.staffId),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(one => ({ id: one.credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(deps, options.challenge, signedIn.staffId);
  return options;
}

/** Adds the passkey that the browser made. */
export async function addPasskey(
  deps: SignInDeps,
  visit: Visit,
  what: { readonly signedIn: SignedIn; readonly name: string; readonly answer: BrowserAnswer },
): Promise<ListedPasskey> {
  const challenge = challengeIn(what.answer);
  const whose = await takeChallenge(deps, challenge);
  if (whose !== what.signedIn.staffId) throw unusable();
  const { verifyRegistrationResponse } = await library();
  const verified = await verifyRegistrationResponse({
    response: what.answer as RegistrationResponseJSON, // the library refuses what is none
    expectedChallenge: challenge,
    expectedOrigin: visit.origin,
    expectedRPID: nameOf(visit),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined);
  const credential = verified?.registrationInfo?.credential;
  if (verified?.verified !== true || credential === undefined) throw unusable();
  if ((await store.findPasskey(deps.db, credential.id)) !== undefined)
    throw new Failure('conflict', 'it is added already');
  const row = {
    id: newId<'staff passkey'>(deps),
    user_id: what.signedIn.staffId,
    name: what.name,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    created_at: deps.clock.now(),
  };
  await store.insertPasskey(deps.db, row);
  return { id: row.id, name: row.name, createdMs: row.created_at, usedMs: null };
}

/** What the browser is to sign; nobody is named, so that nobody learns who has a passkey. */
export async function beginPasskeySignIn(
  deps: SignInDeps,
  visit: Visit,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await takeTry(deps, [{ what: `passkey from ${visit.address}`, max: begunMax }]);
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({ rpID: nameOf(visit), userVerification: 'required' });
  await keepChallenge(deps, options.challenge, anyone);
  return options;
}

/** Signs in by what a passkey signed. */
export async function signInByPasskey(deps: SignInDeps, visit: Visit, answer: BrowserAnswer): Promise<Cookies> {
  await takeTry(deps, [triesFrom(visit.address)]);
  const challenge = challengeIn(answer);
  const whose = await takeChallenge(deps, challenge);
  const known = await store.findPasskey(deps.db, answer.id);
  if (whose !== anyone || known === undefined) throw new Failure('sign-in-failed');
  const { verifyAuthenticationResponse } = await library();
  const verified = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON, // the library refuses what is none
    expectedChallenge: challenge,
    expectedOrigin: visit.origin,
    expectedRPID: nameOf(visit),
    requireUserVerification: true,
    credential: { id: known.credential_id, publicKey: new Uint8Array(known.public_key), counter: known.counter },
  }).catch(() => undefined);
  if (verified?.verified !== true) throw new Failure('sign-in-failed');
  const counter = verified.authenticationInfo.newCounter;
  await store.touchPasskey(deps.db, { id: known.id, counter, nowMs: deps.clock.now() });
  return await deps.accounts.openSession(visit, known.user_id);
}

const anyone = 'anyone';

function nameOf(visit: Visit): string {
  return new URL(visit.origin).hostname;
}

async function keepChallenge(deps: SignInDeps, challenge: string, value: string): Promise<void> {
  const nowMs = deps.clock.now();
  const expiresMs = nowMs + challengeLifeMs;
  await store.insertChallenge(deps.db, {
    id: newId(deps),
    identifier: identifierOf(challenge),
    value,
    nowMs,
    expiresMs,
  });
}

async function takeChallenge(deps: SignInDeps, challenge: string): Promise<string | undefined> {
  return await store.takeChallenge(deps.db, identifierOf(challenge), deps.clock.now());
}

function identifierOf(challenge: string): string {
  return `passkey:${sha256(challenge).toString('base64url')}`;
}

/** The challenge that the browser says it answered: it is looked up, and then has to be signed. */
function challengeIn(answer: BrowserAnswer): string {
  try {
    const told: unknown = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8'));
    if (told !== null && typeof told === 'object' && 'challenge' in told) return String(told.challenge);
  } catch {
    // Not what a browser writes.
  }
  throw unusable();
}

function unusable(): Failure {
  const problems = [{ field: 'response', message: 'is not what this browser was asked for, or came too late' }];
  return new Failure('request-invalid', 'the passkey cannot be used', { problems });
}
