// Which HTTP status each kind of failure gets, and which of our failures a framework error is.

import { Failure, type FailureCode, type FailureKind, failures } from '../../kernel/kernel.ts';

const statuses: Record<FailureKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unprocessable: 422,
  too_large: 413,
  unsupported_type: 415,
  too_many: 429,
  unavailable: 503,
  upstream: 502,
};

/** The status of a failure. */
export function statusOf(code: FailureCode): number {
  return statuses[failures[code].kind];
}

/** Seconds for Retry-After, at least one; undefined when nothing says when. */
export function retryAfterSeconds(failure: Failure): number | undefined {
  const waitMs = failure.retryAfterMs ?? (failures[failure.code].retryable ? retryDefaultMs : undefined);
  return waitMs === undefined ? undefined : Math.max(1, Math.ceil(waitMs / 1_000));
}

const retryDefaultMs = 2_000;

const frameworkCodes: Record<string, FailureCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'body-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-malformed',
  FST_ERR_CTP_INVALID_TYPE: 'body-type',
  FST_ERR_BAD_URL: 'request-invalid',
  FST_ERR_ASYNC_CONSTRAINT: 'request-invalid',
};

/** The failure that an error is; null for a bug. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = frameworkCodes[code];
  if (known !== undefined) return new Failure(known);
  // The client went away, or sent less than it said.
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' ? new Failure('body-malformed') : null;
}
