// Who calls: the API key of a request, or the person who is signed in, looked up before the body is read.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type BusinessId, Failure, parseId, present } from '../../kernel/kernel.ts';
import type { SignedIn, Staff } from '../../staff/staff.ts';
import type { Caller, Keys } from '../keys/keys.ts';
import { scopesOfRole } from '../keys/roles.ts';
import { opens, type Scope, scopes } from '../keys/scopes.ts';
import { requireConsole, visitOf } from './visit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read on routes that need a key. */
    caller: Caller | null;
    /** Set when a cookie says who is signed in, and no key was sent. */
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    /** The route takes no key: anyone may call it, or only a person who is signed in. */
    open?: boolean | 'person';
  }
}

/** The caller of a request on a route that needs a key. */
export function callerOf(request: FastifyRequest): Caller {
  return present(request.caller, 'the caller of a route that needs a key');
}

/** Stops with `scope-missing` unless the key, or the role, may do this. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (opens(caller.scopes, scope)) return;
  const who = caller.role === null ? 'the API key' : `the role ${caller.role}`;
  throw new Failure('scope-missing', `${who} lacks the scope ${scope} (${scopes[scope]})`);
}

/** Makes every route of the scope need a key. */
export function requireKeys(scope: FastifyInstance, keys: Keys): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.open === true) done();
    else findByKey(keys, request, keyIn(request), done);
  });
}

/** Makes every route of the scope need a key or, where no key is sent, a person who is signed in. */
export function requireCallers(
  scope: FastifyInstance,
  deps: { readonly keys: Keys; readonly staff: Staff; readonly publicUrl: string | null },
): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    const { open } = request.routeOptions.config;
    const key = keyIn(request);
    const isKeyed = key !== undefined || request.headers.authorization !== undefined;
    if (open === true) done();
    else if (!isKeyed && request.headers.cookie !== undefined) findBySession(deps, request).then(() => done(), done);
    else if (open === 'person') done(new Failure(isKeyed ? 'person-needed' : 'session-ended'));
    else findByKey(deps.keys, request, key, done);
  });
}

function findByKey(
  keys: Keys,
  request: FastifyRequest,
  key: string | undefined,
  done: (error?: Failure) => void,
): void {
  if (key === undefined) {
    done(new Failure('key-missing'));
    return;
  }
  const known = keys.recall(key);
  if (known !== undefined) {
    request.caller = known;
    done();
    return;
  }
  keys.authenticate(key).then(caller => {
    if (caller !== undefined) request.caller = caller;
    done(caller === undefined ? new Failure('key-invalid') : undefined);
  }, done);
}

async function findBySession(
  deps: { readonly staff: Staff; readonly publicUrl: string | null },
  request: FastifyRequest,
): Promise<void> {
  requireConsole(deps, request);
  const signedIn = await deps.staff.findSignedIn(visitOf(deps, request).cookies);
  if (signedIn === undefined) throw new Failure('session-ended');
  request.signedIn = signedIn;
  if (request.routeOptions.config.open !== 'person') request.caller = callerIn(signedIn, request);
}

/** What the person may do in the business that they mean. */
function callerIn(signedIn: SignedIn, request: FastifyRequest): Caller {
  const { businessId, role } = membershipFor(signedIn, request);
  const { staffId } = signedIn;
  return { keyId: null, staffId, role, businessId, scopes: scopesOfRole[role], senderIds: null, expiresMs: null };
}

function membershipFor({ memberships }: SignedIn, request: FastifyRequest): SignedIn['memberships'][number] {
  const asked = request.headers['x-assent-business'];
  if (asked === undefined) {
    const [only, ...others] = memberships;
    if (only === undefined) throw new Failure('business-foreign', 'you work for no business here');
    if (others.length === 0) return only;
    throw new Failure('business-needed', 'you work for several businesses: name one in the header x-assent-business');
  }
  const businessId: BusinessId | undefined = parseId<'business'>(String(asked));
  const found = memberships.find(one => one.businessId === businessId);
  if (found === undefined) throw new Failure('business-foreign');
  return found;
}

const bearer = /^Bearer +(\S{1,200}) *$/i;

/** The key in the header, or in `access_token` of the query as Graph allows; never kept with the request. */
function keyIn(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) return bearer.exec(header)?.[1];
  const query: unknown = request.query;
  if (query === null || typeof query !== 'object' || !('access_token' in query)) return undefined;
  return typeof query.access_token === 'string' ? query.access_token : undefined;
}
