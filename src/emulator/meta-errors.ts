// Meta's errors as data: what a code says, and whether it comes with the answer or later, as a failed status. Which of
// the two is known for few codes only, so the table can be switched.

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

const rows: readonly (readonly [number, number, string, string, When, Sureness])[] = [
  [1, 400, 'API Unknown', 'Invalid request or possible server error.', 'sync', 'H'],
  [2, 503, 'API Service', 'Temporary due to downtime or due to being overloaded.', 'sync', 'H'],
  [3, 500, 'API Method', 'Capability or permissions issue.', 'sync', 'H'],
  [4, 400, 'API Too Many Calls', 'The app has reached its API call rate limit.', 'sync', 'H'],
  [10, 403, 'Permission Denied', 'Permission is either not granted or has been removed.', 'sync', 'H'],
  [33, 400, 'Parameter value is not valid', 'The business phone number has been deleted.', 'sync', 'H'],
  [100, 400, 'Invalid parameter', 'The request has a parameter that is unknown or misspelled.', 'sync', 'H'],
  [190, 401, 'Access token has expired', 'The access token has expired.', 'sync', 'H'],
  [200, 403, 'API Permission', 'Permission is either not granted or has been removed.', 'sync', 'H'],
  [368, 403, 'Temporarily blocked for policies violations', 'The account violated a platform policy.', 'sync', 'H'],
  [80007, 400, 'Rate limit issues', 'The WhatsApp Business Account has reached its rate limit.', 'sync', 'H'],
  [130429, 400, 'Rate limit hit', 'Cloud API message throughput has been reached.', 'sync', 'H'],
  [
    130472,
    400,
    "User's number is part of an experiment",
    'Message was not sent as part of an experiment.',
    'async',
    'M',
  ],
  [130497, 403, 'Business account is restricted', 'Messaging users in this country is restricted.', 'async', 'M'],
  [131000, 500, 'Something went wrong', 'Message failed to send due to an unknown error.', 'sync', 'M'],
  [131005, 403, 'Access denied', 'Permission is either not granted or has been removed.', 'sync', 'H'],
  [131008, 400, 'Required parameter is missing', 'The request is missing a required parameter.', 'sync', 'H'],
  [131009, 400, 'Parameter value is not valid', 'One or more parameter values are invalid.', 'sync', 'H'],
  [131016, 500, 'Service unavailable', 'A service is temporarily unavailable.', 'sync', 'M'],
  [131021, 400, 'Recipient cannot be sender', 'Sender and recipient phone number is the same.', 'sync', 'M'],
  [131026, 400, 'Message undeliverable', 'Unable to deliver message.', 'async', 'M'],
  [
    131030,
    400,
    'Recipient phone number not in allowed list',
    'Add recipient phone number to recipient list and try again.',
    'sync',
    'M',
  ],
  [131031, 403, 'Account has been locked', 'The account has been restricted or disabled.', 'sync', 'M'],
  [131037, 400, 'Display name approval needed', 'The number needs an approved display name.', 'sync', 'M'],
  [131042, 400, 'Business eligibility payment issue', 'There is an error related to the payment method.', 'async', 'M'],
  [131045, 500, 'Incorrect certificate', 'Message failed to send due to a registration error.', 'sync', 'M'],
  [
    131047,
    400,
    'Re-engagement message',
    'More than 24 hours have passed since the recipient last replied.',
    'async',
    'M',
  ],
  [
    131048,
    400,
    'Spam rate limit hit',
    'There are restrictions on how many messages can be sent from this number.',
    'async',
    'M',
  ],
  [
    131049,
    400,
    'Meta chose not to deliver',
    'This message was not delivered to maintain healthy ecosystem engagement.',
    'async',
    'H',
  ],
  [
    131050,
    400,
    'User has stopped receipt of marketing messages',
    'The recipient stopped marketing messages from this business.',
    'async',
    'H',
  ],
  [131051, 400, 'Unsupported message type', 'Message type is not currently supported.', 'sync', 'H'],
  [131053, 400, 'Media upload error', 'The media could not be uploaded.', 'async', 'M'],
  [131055, 400, 'Method not allowed', 'Only marketing template messages are supported', 'sync', 'H'],
  [
    131056,
    400,
    '(Business Account, Consumer Account) pair rate limit hit',
    'Too many messages sent from the sender phone number to the same recipient phone number in a short period of time.',
    'sync',
    'M',
  ],
  [131057, 500, 'Account in maintenance mode', 'The account is in maintenance mode.', 'sync', 'H'],
  [
    131062,
    400,
    'Business-scoped user id not supported',
    'Business-scoped User ID (BSUID) recipients are not supported for this message.',
    'sync',
    'H',
  ],
  [
    131063,
    400,
    'Marketing templates disabled',
    'Marketing templates are disabled for Cloud API on this account.',
    'sync',
    'M',
  ],
  [
    131064,
    400,
    'Messaging limit reached',
    'Messaging limit reached due to template classification violations.',
    'sync',
    'L',
  ],
  [132000, 400, 'Number of parameters does not match the expected number of params', '', 'sync', 'H'],
  [132001, 404, 'Template name does not exist in the translation', '', 'sync', 'H'],
  [132005, 400, 'Translated text too long', 'The hydrated text of the template is too long.', 'sync', 'H'],
  [132007, 400, 'Template format character policy violated', 'The template content violates a policy.', 'sync', 'H'],
  [132012, 400, 'Parameter format does not match format in the created template', '', 'sync', 'H'],
  [132015, 400, 'Template is paused', 'The template is paused due to low quality, so it cannot be sent.', 'sync', 'H'],
  [132016, 400, 'Template is disabled', 'The template was paused too often and is now disabled.', 'sync', 'H'],
  [133004, 503, 'Server temporarily unavailable', 'The server is temporarily unavailable.', 'sync', 'H'],
  [133010, 400, 'Phone number not registered', 'The number is not registered on the platform.', 'sync', 'H'],
  [134100, 400, 'Only marketing messages supported', 'This endpoint takes marketing messages only.', 'sync', 'H'],
  [134101, 400, 'Template is still syncing', 'Try again in ten minutes.', 'sync', 'H'],
  [134102, 500, 'Template unavailable', 'The template is not available for this endpoint.', 'sync', 'H'],
  [
    135000,
    400,
    'Generic user error',
    'Message failed to send because of an unknown error with the request.',
    'sync',
    'H',
  ],
  [137000, 400, 'Recipient identity key hash mismatch', 'The identity of the recipient changed.', 'async', 'M'],
  [139100, 400, 'Failed to block or unblock some users', 'Some users could not be blocked or unblocked.', 'sync', 'H'],
  [139200, 400, 'Direct Send blocked', 'Access to Direct Send is blocked for this account.', 'sync', 'L'],
];

/** All errors that the emulator can give, by code. */
export const metaErrors: ReadonlyMap<number, MetaError> = new Map(
  rows.map(([code, status, title, details, when, sure]) => [code, { code, status, title, details, when, sure }]),
);

/** What is said of a code; a code that is not in the table is told as Meta's unknown error. */
export function metaError(code: number): MetaError {
  const known = metaErrors.get(code);
  return known ?? { code, status: 400, title: 'Unknown error', details: '', when: 'sync', sure: 'L' };
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
  const error = {
    message: more.message ?? `(#${refusal.code}) ${known.title}`,
    type: more.type ?? 'OAuthException',
    code: refusal.code,
    ...(more.plain ? {} : { error_data: { messaging_product: 'whatsapp', details: more.details ?? known.details } }),
    ...(more.subcode === undefined ? {} : { error_subcode: more.subcode }),
    fbtrace_id: fbtraceId,
  };
  return { status: more.status ?? known.status, body: { ...more.beside, error } };
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
