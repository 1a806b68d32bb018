// Failures of /api/v1 in the shape of RFC 9457 (application/problem+json).

import type { FastifyReply } from 'fastify';
import { type Failure, failures } from '../../kernel/kernel.ts';
import { retryAfterSeconds, statusOf } from './statuses.ts';

export const problemType = 'application/problem+json; charset=utf-8';
/** A name, not an address: docs/reference/errors.md has a section for each code. */
const typePrefix = 'urn:assent:error:';

const fault = {
  type: `${typePrefix}internal`,
  title: 'Assent made a mistake',
  status: 500,
  detail: 'This is a bug in Assent. Nothing more is told here; the log names it.',
};

/** Answers with a failure as problem+json; null stands for a bug, of which nothing is told. */
export function sendProblem(reply: FastifyReply, failure: Failure | null): FastifyReply {
  if (failure === null) return reply.code(500).header('content-type', problemType).send(JSON.stringify(fault));
  const status = statusOf(failure.code);
  const wait = retryAfterSeconds(failure);
  if (wait !== undefined) reply.header('retry-after', String(wait));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('content-type', problemType)
    .send(JSON.stringify(problemOf(failure, status)));
}

function problemOf(failure: Failure, status: number): object {
  const { code } = failure;
  return {
    type: typePrefix + code,
    code,
    title: failures[code].title,
    status,
    detail: failure.message,
    retryable: failures[code].retryable,
    problems: failure.problems.map(one => ({ ...one, code: one.code ?? 'invalid' })),
  };
}
