// Meta's errors as data: what a code says, and whether it comes with the answer or later, as a failed status. Which of
// the two is known for few codes only, so the table can be switched.

import { type GraphErrorCode, graphErrorBody, graphErrorOf, graphErrors } from '../channels/whatsapp/whatsapp.ts';

/** `sync`: in the answer. `async`: 200 and a wamid, then the status `failed`. */
export type When = 'sync' | 'async';
export type Sureness = 'H' | 'M' | 'L';

export type MetaError = {
  readonly code: number;
  readonly status: number;
  readonly title: string;
  readonly details: string;
  readonly when: When;
  /** How sure it is that the code comes then. */
  readonly sure: Sureness;
};

const rows: readonly (readonly [GraphErrorCode, string, When, Sureness])[] = [
  [1, 'Invalid request or possible server error.', 'sync', 'H'],
  [2, 'Temporary due to downtime or due to being overloaded.', 'sync', 'H'],
  [3, 'Capability or permissions issue.', 'sync', 'H'],
  [4, 'The app has reached its API call rate limit.', 'sync', 'H'],
  [10, 'Permission is either not granted or has been removed.', 'sync', 'H'],
  [33, 'The business phone number has been deleted.', 'sync', 'H'],
  [100, 'The request has a parameter that is unknown or misspelled.', 'sync', 'H'],
  [190, 'The access token has expired.', 'sync', 'H'],
  [200, 'Permission is either not granted or has been removed.', 'sync', 'H'],
  [368, 'The account violated a platform policy.', 'sync', 'H'],
  [80007, 'The WhatsApp Business Account has reached its rate limit.', 'sync', 'H'],
  [130429, 'Cloud API message throughput has been reached.', 'sync', 'H'],
  [130472, 'Message was not sent as part of an experiment.', 'async', 'M'],
  [130497, 'Messaging users in this country is restricted.', 'async', 'M'],
  [131000, 'Message failed to send due to an unknown error.', 'sync', 'M'],
  [131005, 'Permission is either not granted or has been removed.', 'sync', 'H'],
  [131008, 'The request is missing a required parameter.', 'sync', 'H'],
  [131009, 'One or more parameter values are invalid.', 'sync', 'H'],
  [131016, 'A service is temporarily unavailable.', 'sync', 'M'],
  [131021, 'Sender and recipient phone number is the same.', 'sync', 'M'],
  [131026, 'Unable to deliver message.', 'async', 'M'],
  [131030, 'Add recipient phone number to recipient list and try again.', 'sync', 'M'],
  [131031, 'The account has been restricted or disabled.', 'sync', 'M'],
  [131037, 'The number needs an approved display name.', 'sync', 'M'],
  [131042, 'There is an error related to the payment method.', 'async', 'M'],
  [131045, 'Message failed to send due to a registration error.', 'sync', 'M'],
  [131047, 'More than 24 hours have passed since the recipient last replied.', 'async', 'M'],
  [131048, 'There are restrictions on how many messages can be sent from this number.', 'async', 'M'],
  [131049, 'This message was not delivered to maintain healthy ecosystem engagement.', 'async', 'H'],
  [131050, 'The recipient stopped marketing messages from this business.', 'async', 'H'],
  [131051, 'Message type is not currently supported.', 'sync', 'H'],
  [131053, 'The media could not be uploaded.', 'async', 'M'],
  [131055, 'Only marketing template messages are supported', 'sync', 'H'],
  [
    131056,
    'Too many messages sent from the sender phone number to the same recipient phone number in a short period of time.',
    'sync',
    'M',
  ],
  [131057, 'The account is in maintenance mode.', 'sync', 'H'],
  [131062, 'Business-scoped User ID (BSUID) recipients are not supported for this message.', 'sync', 'H'],
  [131063, 'Marketing templates are disabled for Cloud API on this account.', 'sync', 'M'],
  [131064, 'Messaging limit reached due to template classification violations.', 'sync', 'L'],
  [132000, '', 'sync', 'H'],
  [132001, '', 'sync', 'H'],
  [132005, 'The hydrated text of the template is too long.', 'sync', 'H'],
  [132007, 'The template content violates a policy.', 'sync', 'H'],
  [132012, '', 'sync', 'H'],
  [132015, 'The template is paused due to low quality, so it cannot be sent.', 'sync', 'H'],
  [132016, 'The template was paused too often and is now disabled.', 'sync', 'H'],
  [133004, 'The server is temporarily unavailable.', 'sync', 'H'],
  [133010, 'The number is not registered on the platform.', 'sync', 'H'],
  [134100, 'This endpoint takes marketing messages only.', 'sync', 'H'],
  [134101, 'Try again in ten minutes.', 'sync', 'H'],
  [134102, 'The template is not available for this endpoint.', 'sync', 'H'],
  [135000, 'Message failed to send because of an unknown error with the request.', 'sync', 'H'],
  [137000, 'The identity of the recipient changed.', 'async', 'M'],
  [139100, 'Some users could not be blocked or unblocked.', 'sync', 'H'],
  [139200, 'Access to Direct Send is blocked for this account.', 'sync', 'L'],
];

/** All errors that the emulator gives of itself, by code. */
export const metaErrors: ReadonlyMap<number, MetaError> = new Map(
  rows.map(([code, details, when, sure]) => [code, { code, ...graphErrors[code], details, when, sure }]),
);

/** What is said of a code; chaos may use codes beyond the table. */
export function metaError(code: number): MetaError {
  const known = metaErrors.get(code);
  return known ?? { code, ...graphErrorOf(code), details: '', when: 'sync', sure: 'L' };
}

/** Thrown to answer a Graph request with an error of Meta's. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly more: RefusalMore;

  constructor(code: number, more: RefusalMore = {}) {
    super(`Graph error ${code}`);
    this.code = code;
    this.more = more;
  }
}

export type RefusalMore = {
  readonly details?: string;
  readonly message?: string;
  readonly status?: number;
  readonly subcode?: number;
  readonly type?: string;
  /** Generic Graph errors have no error_data. */
  readonly plain?: boolean;
  /** Members beside `error`, as block_users has them. */
  readonly beside?: Record<string, unknown>;
};

/** The object that does not exist (or that the token may not see): Graph's own words for it. */
export function unknownObject(id: string, method: string): Refusal {
  const verb = method === 'GET' ? 'get' : method === 'DELETE' ? 'delete' : 'post';
  const message = `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`;
  return new Refusal(100, { message, subcode: 33, type: 'GraphMethodException', plain: true });
}

/** Status and body of a refusal, in Graph's shape. */
export function answerOf(refusal: Refusal, fbtraceId: string): { status: number; body: Record<string, unknown> } {
  const known = metaError(refusal.code);
  const { more } = refusal;
  const body = graphErrorBody({
    message: more.message ?? `(#${refusal.code}) ${known.title}`,
    type: more.type ?? 'OAuthException',
    code: refusal.code,
    ...(more.plain ? {} : { details: more.details ?? known.details }),
    ...(more.subcode === undefined ? {} : { subcode: more.subcode }),
    fbtraceId,
  });
  return { status: more.status ?? known.status, body: { ...more.beside, ...body } };
}

/** The error as it stands in a failed status. */
export function statusError(code: number, details?: string): Record<string, unknown> {
  const known = metaError(code);
  return {
    code,
    title: known.title,
    message: known.title,
    error_data: { details: details ?? known.details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}
