// The log-in library (better-auth), opened when somebody first needs it: a start does not wait for it, and an
// installation that only passes messages on never loads it.

import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import { type Clock, newId, type Random, type StaffId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { takeProfile } from '../single-sign-on/take-profile.ts';
import { type Cookies, type Issuer, issuerId, type Visit } from '../types.ts';
import { createAdapter } from './adapter.ts';
import { hashPassword, isPassword, passwordLengthMax } from './password.ts';

export type AccountsDeps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'keyedHash'>;
  readonly clock: Clock;
  readonly random: Random;
  /** null: no single sign-on. */
  readonly issuer: Issuer | null;
};

/** What a step of a log-in came to. */
export type Answered = {
  readonly ok: boolean;
  /** The library's own code of what went wrong; '' when nothing did. */
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: Cookies;
};

/** A session ends after this long, whatever happens. */
export const sessionLifeMs = 14 * 86_400_000;

type Auth = Awaited<ReturnType<typeof openAuth>>;
type Api = Auth['api'];

type Ask = (
  visit: Visit,
  call: (api: Api, given: { headers: Headers; asResponse: true }) => Promise<Response>,
) => Promise<Answered>;

export type Accounts = {
  /** Calls one endpoint of the library for a visitor. */
  readonly ask: Ask;
  /** The same where the issuer of single sign-on is asked. */
  readonly askIssuer: Ask;
  /** What a browser keeps that came back from the issuer with this query (a session, unless it was refused), and whither. */
  comeBack(visit: Visit, query: string): Promise<{ readonly location: string; readonly cookies: Cookies }>;
  /** Signs a person in who has proven otherwise who they are. */
  openSession(visit: Visit, staffId: StaffId): Promise<Cookies>;
};

const originsMax = 8;

/** Prepares log-ins; nothing is loaded yet. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const opened = new LRUCache<string, Promise<Auth>>({ max: originsMax });
  // Apart from the other ways in, which must not wait for an issuer that does not answer.
  const withIssuer = new LRUCache<string, Promise<Auth>>({ max: originsMax });
  const authOf = async (origin: string): Promise<Auth> =>
    await remember(opened, origin, () => openAuth(deps, origin, []));
  const authWithIssuer = async (origin: string): Promise<Auth> =>
    await remember(withIssuer, origin, () => openAuth(deps, origin, issuersOf(deps)));
  const ask: Ask = async (visit, call) => {
    const auth = await authOf(visit.origin);
    return await answered(await call(auth.api, { headers: headersOf(visit), asResponse: true }));
  };
  return {
    ask,
    askIssuer: async (visit, call) => {
      const auth = await authWithIssuer(visit.origin);
      return await answered(await call(auth.api, { headers: headersOf(visit), asResponse: true }));
    },
    comeBack: async (visit, query) => {
      const auth = await authWithIssuer(visit.origin);
      const url = `${visit.origin}/api/auth/callback/${issuerId}?${query}`;
      const { headers } = await auth.handler(new Request(url, { headers: headersOf(visit) }));
      return { location: headers.get('location') ?? '', cookies: headers.getSetCookie() };
    },
    openSession: async (visit, staffId) =>
      (await ask(visit, (api, given) => api.openSession({ ...given, body: { staffId } }))).cookies,
  };
}

/** What was opened before, or is now; what failed is not remembered. */
function remember(known: LRUCache<string, Promise<Auth>>, origin: string, openNow: () => Promise<Auth>): Promise<Auth> {
  const before = known.get(origin);
  if (before !== undefined) return before;
  const opening = openNow();
  known.set(origin, opening);
  opening.catch(() => known.delete(origin));
  return opening;
}

async function openAuth(deps: AccountsDeps, origin: string, issuers: ReturnType<typeof issuersOf>) {
  const [
    { betterAuth },
    { createAdapterFactory },
    { twoFactor },
    { genericOAuth },
    { createAuthEndpoint },
    { setSessionCookie },
    { z },
  ] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/adapters'),
    import('better-auth/plugins/two-factor'),
    import('better-auth/plugins/generic-oauth'),
    import('better-auth/api'),
    import('better-auth/cookies'),
    import('zod'),
  ]);
  const sessions = {
    id: 'assent',
    endpoints: {
      openSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ staffId: z.string() }) },
        async context => {
          const { internalAdapter } = context.context;
          const user = await internalAdapter.findUserById(context.body.staffId);
          if (user === null) return context.json({ opened: false });
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return context.json({ opened: true });
        },
      ),
    },
  };
  return betterAuth({
    appName: 'Assent',
    baseURL: origin,
    basePath: '/api/auth',
    // Follows from the master key and is stored nowhere.
    secret: deps.vault.keyedHash('staff sign-in', 'secret v1').toString('base64'),
    database: createAdapterFactory({
      config: { adapterId: 'assent', adapterName: 'Assent' },
      adapter: createAdapter(deps),
    }),
    advanced: {
      cookiePrefix: 'assent',
      // The API names and marks cookies as the request came (src/api/requests/cookies.ts).
      useSecureCookies: false,
      database: { generateId: () => newId(deps) },
      ipAddress: { ipAddressHeaders: ['x-visitor-address'] },
    },
    session: { expiresIn: sessionLifeMs / 1_000, disableSessionRefresh: true, freshAge: 0 },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: passwordLengthMax,
      password: {
        hash: password => hashPassword(deps, password),
        verify: ({ hash, password }) => isPassword(password, hash),
      },
    },
    // Ours are in the database and hold for all processes (attempts.ts).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // It would name e-mail addresses.
    logger: { disabled: true },
    // The operator named the issuer and its domains: it may sign in who has such an address here already.
    account: { accountLinking: { trustedProviders: [issuerId], requireLocalEmailVerified: false } },
    plugins: [twoFactor({ issuer: 'Assent' }), genericOAuth({ config: issuers }), sessions],
  });
}

function issuersOf({ issuer }: AccountsDeps) {
  if (issuer === null) return [];
  return [
    {
      providerId: issuerId,
      discoveryUrl: `${issuer.url.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: issuer.clientId,
      clientSecret: issuer.clientSecret,
      scopes: ['openid', 'email', 'profile'],
      pkce: true,
      requireIdTokenVerification: true,
      // Without an address nobody is let in.
      mapProfileToUser: (profile: Record<string, unknown>) => takeProfile(issuer, profile) ?? { email: null },
    },
  ];
}

function headersOf(visit: Visit): Headers {
  return new Headers({
    cookie: visit.cookies,
    'user-agent': visit.device,
    'x-visitor-address': visit.address,
    origin: visit.origin,
  });
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  const body: Record<string, unknown> = { ...(typeof parsed === 'object' ? parsed : {}) };
  return {
    ok: response.ok,
    code: response.ok ? '' : String(body['code'] ?? 'UNKNOWN'),
    body,
    cookies: response.headers.getSetCookie(),
  };
}
