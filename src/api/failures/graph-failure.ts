// Failures of the gateway in Graph's own error shape, so that a Cloud API client raises its own error types.

import type { FastifyReply } from 'fastify';
import { type GraphErrorCode, graphErrorBody, graphErrors } from '../../channels/whatsapp/whatsapp.ts';
import { type Failure, type FailureKind, failures } from '../../kernel/kernel.ts';
import { retryAfterSeconds, statusOf } from './statuses.ts';

export const graphType = 'application/json; charset=UTF-8';

/** Graph's code for each kind of failure; docs/reference/graph-codes.md prints it. */
export const codesOfKinds: Readonly<Record<FailureKind, GraphErrorCode>> = {
  invalid: 100,
  unauthenticated: 190,
  forbidden: 10,
  not_found: 100,
  conflict: 131000,
  unprocessable: 131009,
  too_large: 100,
  unsupported_type: 100,
  too_many: 130429,
  unavailable: 131016,
  upstream: 131016,
};

export type GraphAnswer = {
  readonly status: number;
  readonly code: GraphErrorCode;
  /** Stands in `message` behind the code; Meta's own title where nothing is given. */
  readonly title?: string;
  /** One sentence for a person; becomes error_data.details. */
  readonly details: string;
  /** Becomes fbtrace_id. */
  readonly traceId: string;
  /** More members of error_data. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number | undefined;
};

/** Answers with a complete Graph error. */
export function sendGraphError(reply: FastifyReply, error: GraphAnswer): FastifyReply {
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  const body = graphErrorBody({
    message: `(#${error.code}) ${error.title ?? graphErrors[error.code].title}`,
    type: 'OAuthException',
    code: error.code,
    details: error.details,
    fbtraceId: error.traceId,
    more: { error_data: error.more ?? {}, is_transient: error.retryAfterSeconds !== undefined },
  });
  return reply.code(error.status).header('content-type', graphType).send(JSON.stringify(body));
}

/** Answers with a failure in Graph's shape; null stands for a bug, of which nothing is told. */
export function sendGraphFailure(reply: FastifyReply, failure: Failure | null, traceId: string): FastifyReply {
  if (failure === null) {
    return sendGraphError(reply, { status: 500, code: 131000, details: 'Assent made a mistake.', traceId });
  }
  const { kind } = failures[failure.code];
  return sendGraphError(reply, {
    status: statusOf(failure.code),
    code: codesOfKinds[kind],
    details: [failure.message, ...failure.problems.map(one => `${one.field}: ${one.message}`)].join('; '),
    traceId,
    retryAfterSeconds: retryAfterSeconds(failure),
  });
}

/** Meta's own answer for an object that is not there, or not for this token. */
export function sendUnknownObject(reply: FastifyReply, what: { id: string; method: string; traceId: string }) {
  const message = `Unsupported ${what.method.toLowerCase()} request. Object with ID '${what.id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`;
  const error = { message, type: 'GraphMethodException', code: 100, subcode: 33, fbtraceId: what.traceId };
  return reply
    .code(400)
    .header('content-type', graphType)
    .send(JSON.stringify(graphErrorBody(error)));
}
