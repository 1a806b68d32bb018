// Hands a request on to Meta under the sender's own token, and Meta's answer back byte for byte. Only routes of the
// allow-list come here; the caller's own token goes no further, and Meta's never comes back.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../kernel/kernel.ts';
import { parseJson } from '../requests/parse-json.ts';
import type { ApiDeps } from '../types.ts';
import type { Target } from './target.ts';
import { withOwnLinks, withoutToken } from './tokens-out.ts';

export const metaTimeoutMs = 30_000;
const retryAfterMs = 5_000;

/** Meta's answer as it came. */
export type Passed = { readonly status: number; readonly contentType: string; readonly body: Buffer };

/** Headers of Meta's that clients read; no other is passed on. */
const passedHeaders = ['retry-after', 'x-app-usage', 'x-business-use-case-usage'];

/** The path below the version, with the version as the caller wrote it. */
export function metaPath(target: Target, rest: string): string {
  const version = target.version === '' ? '' : `/${target.version}`;
  return `${version}/${target.id}${rest === '' ? '' : `/${rest}`}`;
}

/** Asks Meta; throws `meta-unreachable` when nothing came back. */
export async function askMeta(
  deps: Pick<ApiDeps, 'client'>,
  target: Target,
  ask: { method: string; path: string; body?: Buffer | string; contentType?: string | undefined; reply?: FastifyReply },
): Promise<Passed> {
  const answer = await deps.client.request({
    baseUrl: target.sender.graphUrl,
    method: ask.method,
    path: ask.path,
    token: target.sender.token,
    ...(ask.body === undefined ? {} : { body: ask.body }),
    ...(ask.contentType === undefined ? {} : { headers: { 'content-type': ask.contentType } }),
    timeoutMs: metaTimeoutMs,
  });
  if (answer.kind === 'failed') throw unreachable(answer.fate);
  for (const name of passedHeaders) {
    const value = answer.headers[name];
    if (value !== undefined) ask.reply?.header(name, value);
  }
  const body = withoutToken(answer.body, target.sender.token);
  return { status: answer.status, contentType: answer.contentType, body };
}

/** The failure of a request that Meta did not answer. */
export function unreachable(fate: 'not-sent' | 'unknown'): Failure {
  const words =
    fate === 'not-sent'
      ? 'Meta could not be reached; nothing was sent'
      : 'Meta did not answer; it is not known whether it took the request';
  return new Failure('meta-unreachable', words, { retryAfterMs });
}

/** Sends Meta's answer on. */
export function sendPassed(reply: FastifyReply, passed: Passed): FastifyReply {
  return reply.code(passed.status).header('content-type', passed.contentType).send(passed.body);
}

/** One allowed request, passed on as it is. */
export async function passThrough(
  deps: Pick<ApiDeps, 'client' | 'publicUrl'>,
  call: { request: FastifyRequest; reply: FastifyReply; target: Target; rest: string },
): Promise<Passed> {
  const { request, reply, target, rest } = call;
  const body = bodyOf(request);
  const passed = await askMeta(deps, target, {
    method: request.method,
    path: metaPath(target, rest) + queryOf(request),
    ...(body === undefined ? {} : { body }),
    contentType: request.headers['content-type'],
    reply,
  });
  return { ...passed, body: withOwnLinks(passed.body, { sender: target.sender, own: ownAddress(deps, request) }) };
}

/** The address under which the caller reaches this server. */
export function ownAddress(deps: Pick<ApiDeps, 'publicUrl'>, request: Pick<FastifyRequest, 'host'>): string {
  return (deps.publicUrl ?? `http://${request.host}`).replace(/\/+$/, '');
}

/** A JSON body as it was sent. One that names a token, a method or a batch would be another request than the one allowed. */
function bodyOf(request: FastifyRequest): Buffer | undefined {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return undefined;
  requireJson(request);
  const value = parseJson(request.body);
  if (value === null || typeof value !== 'object') throw new Failure('body-malformed', 'the body is a JSON object');
  requirePlain(Object.keys(value));
  return request.body;
}

/** Stops with `body-type` unless the body is sent as JSON. */
export function requireJson(request: FastifyRequest): void {
  if (/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return;
  throw new Failure('body-type', 'the body is sent as application/json');
}

const steering = new Set(['method', 'batch', 'body', 'include_headers', 'access_token', 'relative_url']);

function requirePlain(names: readonly string[]): void {
  const wrong = names.find(name => steering.has(name) || !/^[\w.-]+$/.test(name));
  if (wrong !== undefined)
    throw new Failure(
      'request-invalid',
      `parameters named ${[...steering].join(', ')}, or with brackets, are not passed on`,
    );
}

/**
 * The caller's query as it was written, without `access_token` (which may hold the Assent key). Field expansion
 * (`a{b}`, `a.limit(1)`) would read other objects through one that is allowed, and is refused.
 */
export function queryOf(request: Pick<FastifyRequest, 'url'>): string {
  const mark = request.url.indexOf('?');
  if (mark < 0) return '';
  const kept = [...new URLSearchParams(request.url.slice(mark + 1))].filter(([name]) => name !== 'access_token');
  requirePlain(kept.map(([name]) => name));
  for (const [name, value] of kept) {
    if (name === 'fields' && !/^[\w.,\s]*$/.test(value))
      throw new Failure('request-invalid', 'fields takes names only: field expansion is not passed on');
  }
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}
