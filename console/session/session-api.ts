// Who is signed in and where they may work; and the steps of signing in.

import { type Answer, call } from '../api/call.ts';
import { askPasskey } from './passkeys.ts';

export type Session = Answer<'readSession'>;

/** The session as the server sees it. */
export async function readSession(): Promise<Session> {
  return await call('readSession', {});
}

/** Sets up the owner of a new installation, who is then signed in. */
export async function setUp(body: {
  name: string;
  email: string;
  password: string;
  businessName: string;
}): Promise<void> {
  await call('setUp', { body });
}

/** Signs in; the answer says whether a second step is needed. */
export async function signIn(body: { email: string; password: string }): Promise<{ needsSecond: boolean }> {
  const { second } = await call('signIn', { body });
  return { needsSecond: second };
}

/** Signs in by a passkey of this device. */
export async function signInByPasskey(): Promise<void> {
  const response = await askPasskey(await call('beginPasskeySignIn', {}));
  await call('signInByPasskey', { body: { response } });
}

/** Leads to the provider of single sign-on, which leads back to the page that was asked for. */
export async function signInElsewhere(): Promise<void> {
  const { url } = await call('beginSingleSignOn', { body: pageHere(location) });
  location.assign(url);
}

const pageLengthMax = 2_000;

/** The page that an address asks for, as the server takes it: without the word that signing in failed, or its `#`. */
export function pageHere({ pathname, search }: Pick<Location, 'pathname' | 'search'>): { page?: string } {
  const query = new URLSearchParams(search);
  query.delete('sign-in');
  const page = pathname + (query.size === 0 ? '' : `?${query}`);
  return page.length > pageLengthMax ? {} : { page };
}

const recoveryLength = 8;

/** The second step: the code of the app, or a recovery code, which is longer. */
export async function signInSecond(typed: string): Promise<void> {
  const code = typed.replace(/\s/g, '');
  await call('signInSecond', { body: code.length < recoveryLength ? { code } : { backupCode: code } });
}

/** Signs in to the demo. */
export async function signInToDemo(): Promise<void> {
  await call('signInToDemo', {});
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await call('signOut', {});
}
