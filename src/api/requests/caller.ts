// Who calls: the API key of a request, looked up before its body is read.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure, present } from '../../kernel/kernel.ts';
import type { Caller, Keys } from '../keys/keys.ts';
import { type Scope, scopes } from '../keys/scopes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read on routes that need a key. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** The route takes no key. */
    open?: boolean;
  }
}

/** The caller of a request on a route that needs a key. */
export function callerOf(request: FastifyRequest): Caller {
  return present(request.caller, 'the caller of a route that needs a key');
}

/** Stops with `scope-missing` unless the key may do this. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.scopes === null || caller.scopes.has(scope)) return;
  throw new Failure('scope-missing', `the API key lacks the scope ${scope} (${scopes[scope]})`);
}

/** Makes every route of the scope need a key. */
export function requireKeys(scope: FastifyInstance, keys: Keys): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.open === true) {
      done();
      return;
    }
    const key = keyIn(request);
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
  });
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
