// Registers /api/v1: parses what a route declares, calls its act, writes its answer. All that is wrong with a request
// is told at once.

import { Readable } from 'node:stream';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Failure, type Problem, present } from '../../kernel/kernel.ts';
import type { SignedIn } from '../../staff/staff.ts';
import { failureIn } from '../failures/failure-in.ts';
import { sendProblem } from '../failures/problem.ts';
import { problemIn } from '../failures/problem-in.ts';
import { callerOf, requireCallers, requireScope } from '../requests/caller.ts';
import { writtenCookies } from '../requests/cookies.ts';
import { parseJson } from '../requests/parse-json.ts';
import { readSteering } from '../requests/read-headers.ts';
import { isSecure, requireConsole, visitOf } from '../requests/visit.ts';
import type { ApiDeps } from '../types.ts';
import { keepOwnTrail, keepTrail } from './audit.ts';
import { openApiText } from './open-api.ts';
import { type Answer, isOptional, type Route, type SentFile } from './route.ts';
import { routes } from './routes.ts';
import { registerComeBack } from './single-sign-on.ts';

const prefix = '/api/v1';
const bodyBytesMax = 64 * 1024;
const jsonType = 'application/json; charset=utf-8';

/** Registers every route of the list, and the document that describes them. */
export function registerV1(app: FastifyInstance, deps: ApiDeps): void {
  app.register((scope, _options, done) => {
    openScope(scope, deps);
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    for (const route of routes) if (route.file === undefined) addRoute(scope, deps, route);
    registerComeBack(scope, deps);
    scope.get(`${prefix}/openapi.json`, { config: { open: true } }, (_request, reply) =>
      reply.header('content-type', jsonType).send(openApiText()),
    );
    done();
  });
  app.register((scope, _options, done) => {
    openScope(scope, deps);
    // A file is not read here: it flows on to Meta as fast as Meta takes it.
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    for (const route of routes) if (route.file !== undefined) addRoute(scope, deps, route);
    done();
  });
  // Whoever looks on at events would hold the server open for ever.
  app.addHook('preClose', done => {
    deps.conversations.feed.stop();
    done();
  });
}

function openScope(scope: FastifyInstance, deps: ApiDeps): void {
  scope.removeAllContentTypeParsers();
  requireCallers(scope, deps);
  scope.setErrorHandler((error, request, reply) => sendProblem(reply, failureIn(deps, request, error)));
}

function addRoute(scope: FastifyInstance, deps: ApiDeps, route: Route): void {
  scope.route({
    method: route.method,
    url: prefix + route.path.replace(/\{(\w+)\}/g, ':$1'),
    bodyLimit: route.bodyBytesMax ?? bodyBytesMax,
    config: configOf(route),
    handler: (request, reply) => serve(deps, route, request, reply),
  });
}

/** Who is let through to a route before its body is read. */
function configOf({ scope }: Route): FastifyContextConfig {
  if (scope === 'anyone') return { open: true };
  return scope === 'person' ? { open: 'person' } : {};
}

async function serve(deps: ApiDeps, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answer = await act(deps, route, request);
  if (answer.replayed === true) reply.header('x-assent-replayed', 'true');
  if (answer.cookies !== undefined) {
    reply.header('set-cookie', writtenCookies(answer.cookies, isSecure(visitOf(deps, request).origin)));
  }
  if (answer.headers !== undefined) reply.headers(answer.headers);
  if (answer.body === undefined) return reply.code(answer.status).send();
  if (answer.type !== undefined) return reply.code(answer.status).header('content-type', answer.type).send(answer.body);
  return reply.code(answer.status).header('content-type', jsonType).send(JSON.stringify(answer.body));
}

async function act(deps: ApiDeps, route: Route, request: FastifyRequest): Promise<Answer> {
  if (route.scope === 'anyone') {
    requireConsole(deps, request);
    const answer = await route.handle(deps, { ...partsOf(route, request), visit: visitOf(deps, request) });
    const signedIn = await enteredBy(deps, answer);
    if (signedIn !== undefined) await keepOwnTrail(deps, { route, request, signedIn, answer });
    return answer;
  }
  if (route.scope === 'person') {
    const signedIn = present(request.signedIn, 'the person of a route that needs one');
    const call = { ...partsOf(route, request), visit: visitOf(deps, request), signedIn };
    const answer = await route.handle(deps, call);
    await keepOwnTrail(deps, { route, request, signedIn, answer });
    return answer;
  }
  const caller = callerOf(request);
  requireScope(caller, route.scope);
  const { idempotencyKey } = readSteering(request);
  const sent = { idempotencyKey, lastEventId: lastEventIdOf(request), file: fileIn(route, request) };
  const answer = await route.handle(deps, { ...partsOf(route, request), caller, ...sent });
  await keepTrail(deps, { route, request, caller, answer });
  return answer;
}

/** Who an answer signed in. */
async function enteredBy(deps: ApiDeps, answer: Answer): Promise<SignedIn | undefined> {
  if (answer.cookies === undefined) return undefined;
  return await deps.staff.findSignedIn(answer.cookies.map(line => line.split(';')[0]).join('; '));
}

/** What a route asks for, parsed; throws `request-invalid` with all that is wrong. */
function partsOf(route: Route, request: FastifyRequest): { params: unknown; query: unknown; body: unknown } {
  const problems: Problem[] = [];
  const params = part(route.params, request.params, problems);
  const query = part(route.query, withoutKey(request.query), problems);
  const body = isBodyLeftOut(route, request) ? undefined : part(route.body, jsonBody(request), problems);
  if (problems.length > 0) throw new Failure('request-invalid', undefined, { problems });
  return { params, query, body };
}

/** A body that may be left out was, or there is none to be had. */
function isBodyLeftOut({ body }: Route, request: FastifyRequest): boolean {
  if (body === undefined) return true;
  if (Buffer.isBuffer(request.body) && request.body.length > 0) return false;
  return isOptional(body);
}

function withoutKey(query: unknown): unknown {
  if (query === null || typeof query !== 'object' || !('access_token' in query)) return query;
  const { access_token: _key, ...rest } = query;
  return rest;
}

function lastEventIdOf(request: FastifyRequest): string | null {
  const header = request.headers['last-event-id'];
  return typeof header === 'string' && header !== '' ? header : null;
}

/** The file of a route that takes one; throws `body-type` where it is none of its types, and when it has no length. */
function fileIn(route: Route, request: FastifyRequest): SentFile | null {
  if (route.file === undefined) return null;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = Number(request.headers['content-length']);
  if (!route.file.includes(type) || !(request.body instanceof Readable)) {
    throw new Failure('body-type', `the body is a file of one of these types: ${route.file.join(', ')}`);
  }
  if (!Number.isSafeInteger(bytes) || bytes <= 0) throw new Failure('body-malformed', 'the file says how long it is');
  if (bytes > (route.bodyBytesMax ?? bodyBytesMax)) throw new Failure('body-too-large');
  return { type, bytes, stream: request.body };
}

function jsonBody(request: FastifyRequest): unknown {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0)
    throw new Failure('body-malformed', 'a JSON body is needed');
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Failure('body-type');
  return parseJson(request.body);
}

function part(schema: z.ZodType | undefined, value: unknown, problems: Problem[]): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    problems.push(problemIn(issue, value));
  }
  return undefined;
}
