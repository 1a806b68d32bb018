// Who is signed in and where they may work; and the steps of signing in.

import { request } from '../api/call.ts';

export type Role = 'owner' | 'marketer' | 'agent' | 'developer' | 'dpo';

export type Session = {
  readonly user: { readonly id?: string; readonly name: string; readonly email: string } | null;
  readonly businesses: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  readonly demo: boolean;
  /** Nobody has an account yet: the first person sets up the owner's. */
  readonly setup: boolean;
  readonly signInWays: readonly unknown[];
};

const open = { signal: undefined };

/** The session as the server sees it. */
export async function readSession(): Promise<Session> {
  return (await request('GET', '/api/v1/session', { body: undefined, ...open })) as Session; // as the API promises
}

/** Sets up the owner of a new installation. */
export async function setUp(body: {
  name: string;
  email: string;
  password: string;
  business: string;
}): Promise<unknown> {
  return await request('POST', '/api/v1/setup', { body, ...open });
}

/** Signs in; the answer says whether a second step is needed. */
export async function signIn(body: { email: string; password: string }): Promise<{ needsSecond: boolean }> {
  const answer = (await request('POST', '/api/v1/sign-in', { body, ...open })) as { second?: unknown } | undefined; // as the API promises
  return { needsSecond: answer?.second !== undefined && answer.second !== null && answer.second !== false };
}

/** The second step: a code. */
export async function signInSecond(body: { code: string }): Promise<unknown> {
  return await request('POST', '/api/v1/sign-in/second', { body, ...open });
}

/** Signs in to the demo. */
export async function signInToDemo(): Promise<unknown> {
  return await request('POST', '/api/v1/demo/sign-in', { body: {}, ...open });
}

/** Ends the session. */
export async function signOut(): Promise<unknown> {
  return await request('POST', '/api/v1/sign-out', { body: {}, ...open });
}
