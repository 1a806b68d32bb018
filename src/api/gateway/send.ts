// The gateway's central act: a Cloud API client posts a message, and gets Meta's own answer or Graph's own error.

import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  isNonMessage,
  parseCallersRequest,
  type SendProblem,
  type SendRequest,
} from '../../channels/whatsapp/whatsapp.ts';
import { Failure, newId } from '../../kernel/kernel.ts';
import { findTemplate, type Sender, type SendInput, type SendResult } from '../../messages/messages.ts';
import type { Decision } from '../../policy/policy.ts';
import { graphType, sendGraphError } from '../failures/graph-failure.ts';
import { callerOf, requireScope } from '../requests/caller.ts';
import { overrideOf } from '../requests/override.ts';
import { parseJson } from '../requests/parse-json.ts';
import { readSteering } from '../requests/read-headers.ts';
import type { ApiDeps } from '../types.ts';
import { passNonMessage } from './pass-non-message.ts';
import { requireJson } from './pass-through.ts';
import { against, refusalOf } from './refusals.ts';
import type { Target } from './target.ts';
import { withoutToken } from './tokens-out.ts';

/** How long a client should wait before it tries a number or Meta again that did not take the message. */
const unreachableSeconds = 5;

/** POST /{phone-number-id}/messages and /marketing_messages. */
export async function postMessage(
  deps: ApiDeps,
  call: { request: FastifyRequest; reply: FastifyReply; target: Target; endpoint: SendInput['endpoint'] },
): Promise<FastifyReply> {
  const { request, reply, target } = call;
  const caller = callerOf(request);
  requireScope(caller, 'messages:send');
  const body = jsonBody(request);
  if (call.endpoint === 'messages' && isNonMessage(body)) return await passNonMessage(deps, call, body);
  const parsed = parseCallersRequest(body, call.endpoint);
  if ('problems' in parsed) return sendProblems(deps, reply, parsed.problems);
  const steering = readSteering(request);
  const input: SendInput = {
    sender: target.sender,
    request: parsed.request,
    endpoint: call.endpoint,
    graphVersion: target.version,
    ...steering,
    override: await overrideOf(deps, caller, steering),
  };
  return answer(deps, reply, { input, result: await deps.messages.send(input) });
}

function jsonBody(request: FastifyRequest): unknown {
  requireJson(request);
  if (!Buffer.isBuffer(request.body)) throw new Failure('body-malformed', 'there is no body');
  return parseJson(request.body);
}

function sendProblems(deps: ApiDeps, reply: FastifyReply, problems: readonly SendProblem[]): FastifyReply {
  const code = problems[0]?.code ?? 100;
  const details = problems.map(one => one.details).join('; ');
  return sendGraphError(reply, { status: 400, code, details, traceId: newId(deps) });
}

function answer(deps: ApiDeps, reply: FastifyReply, sent: { input: SendInput; result: SendResult }): FastifyReply {
  const { result, input } = sent;
  switch (result.kind) {
    case 'answered':
      reply.header('x-assent-decision', result.decisionId);
      return reply
        .code(result.status)
        .header('content-type', result.contentType)
        .send(result.status === 200 ? result.body : withoutToken(result.body, input.sender.token));
    case 'replayed':
      reply.header('x-assent-replayed', 'true');
      return reply.code(result.status).header('content-type', graphType).send(result.body);
    case 'refused':
      return sendRefusal(deps, reply, { input, result });
    case 'address':
      return sendGraphError(reply, { status: 400, code: 131009, details: result.words, traceId: newId(deps) });
    case 'busy':
      return sendGraphError(reply, {
        status: 400,
        code: 130429,
        details: 'This number already sends as fast as it may; try again shortly.',
        traceId: newId(deps),
        retryAfterSeconds: Math.max(1, Math.ceil(result.retryAfterMs / 1_000)),
      });
    case 'unknown':
    case 'unreachable':
      return sendFate(reply, result);
  }
}

function sendFate(reply: FastifyReply, result: Extract<SendResult, { kind: 'unknown' | 'unreachable' }>): FastifyReply {
  reply.header('x-assent-decision', result.decisionId);
  const more = { decision: result.decisionId, message: result.messageId };
  if (result.kind === 'unreachable') {
    return sendGraphError(reply, {
      status: 503,
      code: 131016,
      details: 'Meta could not be reached. The message was surely not sent; it may be tried again.',
      traceId: result.decisionId,
      more,
      retryAfterSeconds: unreachableSeconds,
    });
  }
  // No Retry-After and not transient: a client that tries again by itself could send it twice.
  return sendGraphError(reply, {
    status: 500,
    code: 131000,
    details:
      'The connection to Meta broke: it is not known whether the message was sent. Do not send it again blindly; a status webhook or GET /api/v1/messages/{id} will tell.',
    traceId: result.decisionId,
    more,
  });
}

function sendRefusal(
  deps: ApiDeps,
  reply: FastifyReply,
  sent: { input: SendInput; result: Extract<SendResult, { kind: 'refused' }> },
): FastifyReply {
  const { input, result } = sent;
  const { decision, decisionId } = result;
  const refusal = refusalOf(decision, {
    senderActive: input.sender.active,
    templateStatus: templateStatusOf(deps, input.sender, input.request),
  });
  const speaking = against(decision);
  const words = [...speaking.map(reason => reason.words), ...advertisingIn(deps, input, decision)].join(' ');
  const isDeferred = decision.outcome === 'defer' && decision.untilMs !== null;
  reply.header('x-assent-decision', decisionId);
  return sendGraphError(reply, {
    status: refusal.status,
    code: refusal.code,
    title: speaking.find(reason => reason.code === refusal.name)?.words ?? 'No rule allows this message.',
    details: words === '' ? 'No rule allows this message.' : words,
    traceId: decisionId,
    more: {
      decision: decisionId,
      outcome: decision.outcome,
      class: decision.class,
      reasons: speaking.map(({ code, words: said, rule, sources }) => ({ code, words: said, rule, sources })),
    },
    retryAfterSeconds: isDeferred ? secondsUntil(deps, decision.untilMs ?? 0) : undefined,
  });
}

/** Free text that its own words make advertising: the caller is told which. */
function advertisingIn(deps: ApiDeps, input: SendInput, decision: Decision): string[] {
  if (!decision.class.startsWith('marketing')) return [];
  const words = deps.messages.advertisingWords(input);
  return words.length === 0 ? [] : [`These words make it advertising: ${words.map(word => `“${word}”`).join(', ')}.`];
}

function secondsUntil(deps: ApiDeps, untilMs: number): number {
  return Math.max(1, Math.ceil((untilMs - deps.clock.now()) / 1_000));
}

function templateStatusOf(deps: ApiDeps, sender: Sender, request: SendRequest): string | null {
  const { template } = request;
  if (template === undefined) return null;
  const business = deps.directory.business(sender.businessId);
  const { wabaId } = sender;
  return findTemplate(business, { wabaId, name: template.name, language: template.language.code })?.status ?? null;
}
