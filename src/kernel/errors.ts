// The catalogue of operating failures: each has a code, a kind (which the API turns into a status), a title, and
// whether trying again can help. Refusals by policy are not here: they are answers, not failures.

export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'unprocessable'
  | 'too_large'
  | 'unsupported_type'
  | 'too_many'
  | 'unavailable'
  | 'upstream';

export const failures = {
  'request-invalid': { kind: 'invalid', title: 'The request is not valid', retryable: false },
  'body-malformed': { kind: 'invalid', title: 'The body is not valid JSON', retryable: false },
  'body-too-large': { kind: 'too_large', title: 'The body is larger than this route takes', retryable: false },
  'body-type': {
    kind: 'unsupported_type',
    title: 'The content type is not one that this route takes',
    retryable: false,
  },
  'key-missing': { kind: 'unauthenticated', title: 'An API key is needed', retryable: false },
  'key-invalid': { kind: 'unauthenticated', title: 'The API key is unknown, expired or revoked', retryable: false },
  'scope-missing': {
    kind: 'forbidden',
    title: 'The API key, or the role of the person, does not have the right to do this',
    retryable: false,
  },
  'sign-in-failed': { kind: 'unauthenticated', title: 'Signing in did not work', retryable: false },
  'second-factor-wrong': { kind: 'unauthenticated', title: 'The code is not right', retryable: false },
  'session-ended': { kind: 'unauthenticated', title: 'Nobody is signed in, or no longer', retryable: false },
  'person-needed': { kind: 'forbidden', title: 'Only a person who is signed in can do this', retryable: false },
  'business-needed': { kind: 'invalid', title: 'Say for which business this is', retryable: false },
  'business-foreign': { kind: 'forbidden', title: 'You do not work for this business', retryable: false },
  'origin-refused': { kind: 'forbidden', title: 'The request does not come from the console', retryable: false },
  'not-found': { kind: 'not_found', title: 'There is no such thing here', retryable: false },
  'route-not-allowed': { kind: 'not_found', title: 'Assent does not pass this path on to Meta', retryable: false },
  conflict: { kind: 'conflict', title: 'The state of this thing does not allow it', retryable: false },
  'idempotency-mismatch': {
    kind: 'unprocessable',
    title: 'This Idempotency-Key was used for another request',
    retryable: false,
  },
  'idempotency-busy': {
    kind: 'conflict',
    title: 'The first request with this Idempotency-Key still runs',
    retryable: true,
  },
  'address-unusable': { kind: 'unprocessable', title: 'The phone number or user id cannot be used', retryable: false },
  'suppressed-source': {
    kind: 'unprocessable',
    title: 'Consent from this source cannot be accepted',
    retryable: false,
  },
  'webhook-signature': {
    kind: 'unauthenticated',
    title: 'The signature of the webhook does not match',
    retryable: false,
  },
  'url-forbidden': {
    kind: 'unprocessable',
    title: 'The URL leads to an address that is not allowed',
    retryable: false,
  },
  'queue-full': { kind: 'unavailable', title: 'Too much work is waiting; try again shortly', retryable: true },
  'rate-limited': { kind: 'too_many', title: 'Too many requests', retryable: true },
  'database-unavailable': { kind: 'unavailable', title: 'The database cannot be reached', retryable: true },
  'storage-full': { kind: 'unavailable', title: 'There is no room left to store anything', retryable: true },
  stopping: { kind: 'unavailable', title: 'This process is shutting down', retryable: true },
  'issuer-unreachable': { kind: 'upstream', title: 'The issuer of single sign-on cannot be reached', retryable: true },
  'meta-unreachable': { kind: 'upstream', title: 'Meta cannot be reached', retryable: true },
  'key-destroyed': {
    kind: 'conflict',
    title: 'The key of this person was destroyed; the data cannot be read',
    retryable: false,
  },
  'master-key': { kind: 'unavailable', title: 'The master key does not open this data', retryable: false },
  'data-folder-locked': { kind: 'unavailable', title: 'Another process uses this data folder', retryable: true },
  configuration: { kind: 'invalid', title: 'The configuration has problems', retryable: false },
} as const satisfies Record<string, { kind: FailureKind; title: string; retryable: boolean }>;

export type FailureCode = keyof typeof failures;

/** The kinds of fault that a field can have; `docs/reference/errors.md` tells them under `request-invalid`. */
export const problemCodes = [
  'missing',
  'unknown-field',
  'type',
  'format',
  'choice',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'not-known',
  'in-future',
  'in-past',
  'wrong-password',
  'weak-password',
  'combination',
  'personal-data',
  'invalid',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * One thing wrong with one field of a request, in words for a person. `code` is its kind for programs, `invalid` where
 * nothing is said; `limit` is the number that was passed over or not reached.
 */
export type Problem = { field: string; message: string; code?: ProblemCode; limit?: number };

/** The same before it is told of which field. */
export type Fault = Omit<Problem, 'field'>;

/**
 * An operating failure. `message` is for a person and holds no personal data; `problems` lists all that is wrong at
 * once; `cause` is kept for the log, which writes only its name and code.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly problems: readonly Problem[];
  readonly retryAfterMs: number | undefined;

  constructor(
    code: FailureCode,
    detail?: string,
    more?: { problems?: readonly Problem[]; retryAfterMs?: number; cause?: unknown },
  ) {
    super(detail ?? failures[code].title, more?.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.problems = more?.problems ?? [];
    this.retryAfterMs = more?.retryAfterMs;
  }
}
