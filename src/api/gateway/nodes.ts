// Paths that are one id alone: a number, an account's template or a medium. What Assent does not know is taken for a
// medium and asked for as one, so that no other object of Meta's can be read, changed or deleted through the gateway.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure, newId } from '../../kernel/kernel.ts';
import { sendUnknownObject } from '../failures/graph-failure.ts';
import { callerOf } from '../requests/caller.ts';
import { findSenderByNumber, findSenderByWaba } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { readMedium } from './media.ts';
import { askMeta, metaPath, type Passed, passThrough, sendPassed } from './pass-through.ts';
import type { Target } from './target.ts';
import { isKnownTemplate } from './templates.ts';

type Call = { request: FastifyRequest; reply: FastifyReply; target: Target };

/** GET /{id} */
export async function readNode(deps: ApiDeps, call: Call): Promise<FastifyReply> {
  const { reply, target } = call;
  const phone = findSenderByNumber(deps, callerOf(call.request), target.id);
  if (phone !== undefined || isKnownTemplate(deps, call)) {
    const own = phone === undefined ? target : { ...target, sender: phone };
    return sendPassed(reply, await passThrough(deps, { ...call, target: own, rest: '' }));
  }
  if (isOurs(deps, call)) return sendUnknownObject(reply, { id: target.id, method: 'GET', traceId: newId(deps) });
  requireMediumQuery(call.request);
  return sendPassed(reply, await readMedium(deps, call));
}

/** POST /{template-id}: an edit of a template that Assent knows. */
export async function editTemplate(deps: ApiDeps, call: Call): Promise<FastifyReply> {
  const { reply, target } = call;
  if (!isKnownTemplate(deps, call))
    return sendUnknownObject(reply, { id: target.id, method: 'POST', traceId: newId(deps) });
  return sendPassed(reply, await passThrough(deps, { ...call, rest: '' }));
}

/** DELETE /{media-id}: only what Meta shows as a medium is deleted. */
export async function deleteMedium(deps: ApiDeps, call: Call): Promise<FastifyReply> {
  const { reply, target } = call;
  requireMediumQuery(call.request);
  const unknown = isOurs(deps, call) || isKnownTemplate(deps, call);
  if (unknown) return sendUnknownObject(reply, { id: target.id, method: 'DELETE', traceId: newId(deps) });
  const seen = await askMeta(deps, target, { method: 'GET', path: metaPath(target, '') });
  if (seen.status !== 200) return sendPassed(reply, seen);
  if (!isMedium(seen)) return sendUnknownObject(reply, { id: target.id, method: 'DELETE', traceId: newId(deps) });
  return sendPassed(reply, await passThrough(deps, { ...call, rest: '' }));
}

/** A number or account that Assent knows but this key may not use, or that has no such route. */
function isOurs(deps: ApiDeps, { request, target }: Call): boolean {
  const { directory } = deps;
  if (directory.findSender(target.id) !== undefined || directory.findByWaba(target.id) !== undefined) return true;
  return findSenderByWaba(deps, callerOf(request), target.id) !== undefined;
}

const mediumQuery = new Set(['phone_number_id', 'access_token']);

function requireMediumQuery(request: FastifyRequest): void {
  const other = Object.keys(request.query ?? {}).find(name => !mediumQuery.has(name));
  if (other !== undefined)
    throw new Failure(
      'request-invalid',
      'an id that Assent does not know is read as a medium, which takes only phone_number_id',
    );
}

function isMedium(seen: Passed): boolean {
  try {
    const value: unknown = JSON.parse(seen.body.toString('utf8'));
    return value !== null && typeof value === 'object' && 'mime_type' in value && 'sha256' in value;
  } catch {
    return false;
  }
}
