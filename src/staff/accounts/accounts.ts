// The log-in library (better-auth), opened when somebody first needs it: a start does not wait for it, and an
// installation that only passes messages on never loads it.

import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import { type Clock, newId, type Random, type StaffId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Cookies, Visit } from '../types.ts';
import { createAdapter } from './adapter.ts';
import { hashPassword, isPassword, passwordLengthMax } from './password.ts';

export type AccountsDeps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'keyedHash'>;
  readonly clock: Clock;
  readonly random: Random;
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

export type Accounts = {
  /** Calls one endpoint of the library for a visitor. */
  ask(
    visit: Visit,
    call: (api: Api, given: { headers: Headers; asResponse: true }) => Promise<Response>,
  ): Promise<Answered>;
  /** Signs a person in who has proven otherwise who they are. */
  openSession(visit: Visit, staffId: StaffId): Promise<Cookies>;
};

const originsMax = 8;

/** Prepares log-ins; nothing is loaded yet. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const opened = new LRUCache<string, Promise<Auth>>({ max: originsMax });
  const authOf = async (origin: string): Promise<Auth> => {
    const known = opened.get(origin) ?? openAuth(deps, origin);
    opened.set(origin, known);
    return await known;
  };
  const ask: Accounts['ask'] = async (visit, call) => {
    const auth = await authOf(visit.origin);
    return await answered(await call(auth.api, { headers: headersOf(visit), asResponse: true }));
  };
  return {
    ask,
    openSession: async (visit, staffId) =>
      (await ask(visit, (api, given) => api.openSession({ ...given, body: { staffId } }))).cookies,
  };
}

async function openAuth(deps: AccountsDeps, origin: string) {
  const [{ betterAuth }, { createAdapterFactory }, { twoFactor }, { createAuthEndpoint }, { setSessionCookie }, { z }] =
    await Promise.all([
      import('better-auth/minimal'),
      import('better-auth/adapters'),
      import('better-auth/plugins/two-factor'),
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
    plugins: [twoFactor({ issuer: 'Assent' }), sessions],
  });
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
