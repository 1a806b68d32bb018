// Meta's error codes for messages with the HTTP status that each is answered with, and the body that carries one. From
// Meta's page of error codes (November 2025) and what was learned since; marked where Meta's text could not be read.

export type GraphErrorEntry = { readonly status: number; readonly title: string };

/** Meta's codes, their status and their title. */
export const graphErrors = {
  0: { status: 401, title: 'AuthException' },
  1: { status: 400, title: 'API Unknown' },
  2: { status: 503, title: 'API Service' },
  3: { status: 500, title: 'API Method' },
  4: { status: 400, title: 'API Too Many Calls' },
  10: { status: 403, title: 'Permission Denied' },
  33: { status: 400, title: 'Parameter value is not valid' },
  100: { status: 400, title: 'Invalid parameter' },
  190: { status: 401, title: 'Access token has expired' },
  200: { status: 403, title: 'API Permission' },
  368: { status: 403, title: 'Temporarily blocked for policies violations' },
  80007: { status: 400, title: 'Rate limit issues' },
  130429: { status: 400, title: 'Rate limit hit' },
  130472: { status: 400, title: "User's number is part of an experiment" },
  130497: { status: 403, title: 'Business account is restricted from messaging users in this country' },
  131000: { status: 500, title: 'Something went wrong' },
  131005: { status: 403, title: 'Access denied' },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131016: { status: 500, title: 'Service unavailable' },
  131020: { status: 400, title: 'Group is not valid' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131030: { status: 400, title: 'Recipient phone number not in allowed list' },
  131031: { status: 403, title: 'Account has been locked' },
  131035: { status: 400, title: 'Webhook was not delivered within its retention' },
  131036: { status: 400, title: 'Message failed on at least one device' },
  131037: { status: 400, title: 'Display name approval is needed' },
  131041: { status: 400, title: 'Group is unknown' },
  131042: { status: 400, title: 'Business eligibility payment issue' },
  131044: { status: 400, title: 'Business eligibility payment issue for calls' },
  131045: { status: 500, title: 'Incorrect certificate' },
  131047: { status: 400, title: 'Re-engagement message' },
  131048: { status: 400, title: 'Spam rate limit hit' },
  131049: {
    status: 400,
    title: 'This message was not delivered to maintain healthy ecosystem engagement',
  },
  131050: { status: 400, title: 'User has stopped receipt of marketing messages' },
  131051: { status: 400, title: 'Unsupported message type' },
  131052: { status: 400, title: 'Media download error' },
  131053: { status: 400, title: 'Media upload error' },
  131055: { status: 400, title: 'Method not allowed' },
  131056: { status: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { status: 500, title: 'Account in maintenance mode' },
  131059: { status: 400, title: 'Cursor is not valid' },
  // The status of the next three is not known from Meta's own text.
  131062: {
    status: 400,
    title: 'Business-scoped User ID (BSUID) recipients are not supported for this message.',
  },
  131063: { status: 400, title: 'Marketing templates are disabled for Cloud API' },
  131064: { status: 400, title: 'Messaging limit reached due to template classification violations' },
  132000: { status: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { status: 404, title: 'Template name does not exist in the translation' },
  132005: { status: 400, title: 'Template hydrated text too long' },
  132007: { status: 400, title: 'Template format character policy violated' },
  132008: { status: 400, title: 'Template parameter format mismatch' },
  132012: { status: 400, title: 'Template parameter format mismatch' },
  132015: { status: 400, title: 'Template is paused' },
  132016: { status: 400, title: 'Template is disabled' },
  132068: { status: 400, title: 'Flow is blocked' },
  132069: { status: 400, title: 'Flow is throttled' },
  133000: { status: 500, title: 'Incomplete deregistration' },
  133004: { status: 503, title: 'Server temporarily unavailable' },
  133005: { status: 400, title: 'Two-step verification PIN mismatch' },
  133006: { status: 400, title: 'Phone number re-verification needed' },
  133008: { status: 400, title: 'Too many two-step verification PIN guesses' },
  133009: { status: 400, title: 'Two-step verification PIN guessed too fast' },
  133010: { status: 400, title: 'Phone number not registered' },
  133015: { status: 400, title: 'Please wait a few minutes before attempting to register this phone number' },
  133016: { status: 400, title: 'Account register deregister rate limit exceeded' },
  134011: { status: 400, title: 'Payments terms of service have not been accepted' },
  134100: { status: 400, title: 'Only marketing messages are supported' },
  134101: { status: 400, title: 'Template is still being synchronised' },
  134102: { status: 500, title: 'Template is unavailable for use' },
  135000: { status: 400, title: 'Generic user error' },
  137000: { status: 400, title: 'Recipient identity key hash mismatch' },
  139000: { status: 400, title: 'Blocked by integrity' },
  139100: { status: 400, title: 'Failed to block or unblock users' },
  139101: { status: 400, title: 'Blocklist limit reached' },
  139102: { status: 400, title: 'Blocklist changed meanwhile' },
  139103: { status: 400, title: 'Failed to block or unblock users' },
  139200: { status: 400, title: 'Access to Direct Send is blocked' },
} as const satisfies Record<number, GraphErrorEntry>;

export type GraphErrorCode = keyof typeof graphErrors;

const entries: ReadonlyMap<number, GraphErrorEntry> = new Map(
  Object.entries(graphErrors).map(([code, entry]) => [Number(code), entry]),
);

/** The status and title of a code; 200 to 299 are one error, and one that is not in the table is a general error. */
export function graphErrorOf(code: number): GraphErrorEntry {
  const known = code > 200 && code < 300 ? 200 : code;
  return entries.get(known) ?? graphErrors[135000];
}

export type GraphError = {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly code: number;
    readonly error_subcode?: number;
    readonly error_data?: { readonly messaging_product: 'whatsapp'; readonly details: string };
    readonly fbtrace_id: string;
    readonly [more: string]: unknown;
  };
};

/**
 * The body of an error in Meta's shape, members in Meta's order. `details` becomes `error_data`, as in all errors of the
 * Cloud API and in none of Graph's own; `more` adds members to the error, and its `error_data` joins the other.
 */
export function graphErrorBody(about: {
  message: string;
  type: string;
  code: number;
  details?: string;
  subcode?: number;
  fbtraceId: string;
  more?: { readonly error_data?: Readonly<Record<string, unknown>>; readonly [member: string]: unknown };
}): GraphError {
  const { error_data: moreData, ...more } = about.more ?? {};
  const data = { messaging_product: 'whatsapp' as const, details: about.details ?? '', ...moreData };
  return {
    error: {
      message: about.message,
      type: about.type,
      code: about.code,
      ...(about.details === undefined && moreData === undefined ? {} : { error_data: data }),
      ...(about.subcode === undefined ? {} : { error_subcode: about.subcode }),
      ...more,
      fbtrace_id: about.fbtraceId,
    },
  };
}
