// The HTTP server of the emulator: any version prefix or none, JSON and forms, and Meta's shape for every error.

import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerOf, Refusal } from './meta-errors.ts';
import { asObject } from './wire.ts';
import type { World } from './world.ts';

const jsonBytesMax = 2 * 1024 * 1024;
const formBytesMax = 101 * 1024 * 1024;

/** A server without routes. */
export function createServer(world: World): FastifyInstance {
  const server = Fastify({
    logger: false,
    bodyLimit: jsonBytesMax,
    // Clients ask with any version, or with none.
    rewriteUrl: request => (request.url ?? '/').replace(/^\/v\d{1,3}\.\d{1,3}(?=\/)/, ''),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    forceCloseConnections: true,
  });
  takeEmptyJson(server);
  takeForms(server);
  server.setErrorHandler<FastifyError>((error, request, reply) => answerError(world, { error, request, reply }));
  server.setNotFoundHandler((request, reply) => {
    const path = (request.raw.url ?? '/').split('?')[0]?.slice(0, 200);
    const refusal = new Refusal(2500, { message: `Unknown path components: ${path}`, status: 400, plain: true });
    return sendRefusal(world, reply, refusal);
  });
  return server;
}

/** Some clients name JSON as the type of a body that is not there. */
function takeEmptyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('ignore', 'ignore');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, String(body), done);
  });
}

function takeForms(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: jsonBytesMax },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  server.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: formBytesMax },
    (_request, body, done) => done(null, body),
  );
}

/** The body as an object; Graph takes an absent one for an empty one, and members of a form that look like JSON for JSON. */
export function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const body = asObject(request.body) ?? {};
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, jsonOr(value)]));
}

function jsonOr(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function answerError(
  world: World,
  what: { error: FastifyError; request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const { error, reply } = what;
  if (error instanceof Refusal) return sendRefusal(world, reply, error);
  if (error.statusCode !== undefined && error.statusCode < 500) {
    const message = error.statusCode === 413 ? '(#100) The request is too large.' : '(#100) Invalid parameter';
    return sendRefusal(world, reply, new Refusal(100, { message, status: 400, plain: true }));
  }
  world.log.warn({ kind: error.name }, 'the emulator failed to answer a request');
  return sendRefusal(world, reply, new Refusal(131000, { status: 500 }));
}

function sendRefusal(world: World, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, body } = answerOf(refusal, `A${world.random.bytes(16).toString('base64url')}`);
  return reply.code(status).header('facebook-api-version', 'v25.0').send(body);
}
