// The HTTP server: its limits, its headers, what it logs (nothing of what was asked), and how it stops.

import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { Failure, InvariantError, newId } from '../kernel/kernel.ts';
import { failureIn } from './failures/failure-in.ts';
import { sendGraphFailure } from './failures/graph-failure.ts';
import { sendProblem } from './failures/problem.ts';
import { healthPath } from './health.ts';
import { countRequests } from './metrics.ts';
import type { ApiDeps } from './types.ts';

const limits = {
  bodyBytes: 64 * 1024,
  headerBytes: 16 * 1024,
  /** A head must be there after this long, a whole request after the other: slow senders hold no place for long. */
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 120_000,
  idleConnectionMs: 130_000,
  keepAliveMs: 65_000,
  checkEveryMs: 5_000,
  connections: 8_000,
  paramLength: 3_000,
};

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** An empty server with everything that holds for all routes. */
export function createServer(deps: ApiDeps): FastifyInstance {
  const app = fastify({
    logger: false,
    trustProxy: false,
    exposeHeadRoutes: false,
    requestIdHeader: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.idleConnectionMs,
    keepAliveTimeout: limits.keepAliveMs,
    requestTimeout: limits.requestTimeoutMs,
    // No route has a schema of Fastify's: its compilers are not loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    routerOptions: { maxParamLength: limits.paramLength },
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
    frameworkErrors: (error, request, reply) => void sendByPath(deps, request, reply, error),
  });
  app.server.maxConnections = limits.connections;
  app.decorateRequest('caller', null);
  app.decorateRequest('signedIn', null);
  let stopping = false;
  app.addHook('preClose', done => {
    stopping = true;
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders);
    done(stopping && request.url !== healthPath ? new Failure('stopping') : undefined);
  });
  countRequests(app, deps);
  // Requests that are there at the same moment are read, judged and answered side by side.
  app.addHook('preHandler', (_request, _reply, done) => deps.turn(done));
  // A body that no route wants is not read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
  app.setErrorHandler((error, request, reply) => sendByPath(deps, request, reply, error));
  app.setNotFoundHandler((request, reply) => {
    return sendByPath(deps, request, reply, new Failure(isOwn(request) ? 'not-found' : 'route-not-allowed'));
  });
  return app;
}

function noSchemas(): never {
  throw new InvariantError('no route has a schema of Fastify’s');
}

/** Our own paths answer with problem+json; whatever else is asked for at the root is taken for Graph's. */
function isOwn(request: FastifyRequest): boolean {
  return /^\/(?:api|console|webhooks|healthz|readyz|metrics)(?:[/?]|$)/.test(request.url);
}

function sendByPath(deps: ApiDeps, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const failure = failureIn(deps, request, error);
  return isOwn(request) ? sendProblem(reply, failure) : sendGraphFailure(reply, failure, newId(deps));
}
