// The body of POST /{phone}/messages and /marketing_messages. It is read exactly as strictly as Meta reads it: what it
// does not know is kept and passed on, and everything that is wrong is told at once, with Meta's own codes.

import type { z } from 'zod';
import { contentProblems } from './send/content.ts';
import { decoded } from './send/decoded.ts';
import { envelopeProblems } from './send/envelope.ts';
import { problem, type SendProblem } from './send/problem.ts';
import { reservedPrefix, usesReserved } from './send/reserved.ts';
import { type SendRequest, sendRequestSchema } from './send/schema.ts';
import { withoutNulls } from './send/without-nulls.ts';
import { fieldsOf, isFields } from './updates/read.ts';
import { malformed } from './well-formed.ts';

export type { SendProblem } from './send/problem.ts';
export type { SendRequest } from './send/schema.ts';

export type SendEndpoint = 'messages' | 'marketing_messages';

/** A request to send, or all that Meta would object to. Details name fields and never repeat their values. */
export function parseSendRequest(
  body: unknown,
  endpoint: SendEndpoint = 'messages',
): { request: SendRequest } | { problems: SendProblem[] } {
  if (!isFields(body)) return { problems: [problem.parameter('The body must be a JSON object.')] };
  const plain = decoded(body);
  const make = malformed(plain);
  if (make !== undefined) return { problems: [problem.parameter(make)] };
  const clean = withoutNulls(plain);
  const parsed = sendRequestSchema.safeParse(clean);
  if (!parsed.success) return { problems: parsed.error.issues.map(issue => shapeProblem(issue, clean)) };
  const request: SendRequest = parsed.data;
  const problems = [...envelopeProblems(request, endpoint), ...contentProblems(request)];
  return problems.length === 0 ? { request } : { problems };
}

/** The same for what a caller asks for: besides what Meta takes, the ids of Assent's own buttons are not theirs. */
export function parseCallersRequest(body: unknown, endpoint?: SendEndpoint): ReturnType<typeof parseSendRequest> {
  const parsed = parseSendRequest(body, endpoint);
  if ('problems' in parsed || !usesReserved(parsed.request)) return parsed;
  const details = `Ids of buttons and rows that begin with "${reservedPrefix}" are Assent's own: choose others.`;
  return { problems: [problem.parameter(details)] };
}

function shapeProblem(issue: z.core.$ZodIssue, body: unknown): SendProblem {
  const name = issue.path.map((part, place) => (place === 0 ? String(part) : `[${String(part)}]`)).join('');
  if (isMissing(issue.path, body)) {
    // Graph itself asks for the product, before the Cloud API looks at anything.
    return name === 'messaging_product'
      ? problem.parameter(`The parameter ${name} is required.`)
      : problem.missing(name);
  }
  const expected = issue.code === 'invalid_type' ? ` It must be of type ${issue.expected}.` : '';
  return problem.parameter(`Param ${name} is not valid.${expected}`);
}

function isMissing(path: readonly PropertyKey[], body: unknown): boolean {
  const value = path.reduce<unknown>(
    (part, key) => (Array.isArray(part) ? part[Number(key)] : fieldsOf(part)[String(key)]),
    body,
  );
  return value === undefined;
}
