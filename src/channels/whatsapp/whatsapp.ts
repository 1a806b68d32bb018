// The door of the channel: the Cloud API's wire, its client, its signatures and its rates. No database, no policy.

export type { Answered, Failed, Fate, WhatsAppRequest } from './answer.ts';
export { createWhatsAppClient, type WhatsAppClient } from './client.ts';
export { contentShown, quotedIn, type ShownContent } from './content-shown.ts';
export { type DialRule, normaliseDialled } from './dialled.ts';
export { escapeNonAscii } from './escape.ts';
export {
  type GraphError,
  type GraphErrorCode,
  type GraphErrorEntry,
  graphErrorBody,
  graphErrorOf,
  graphErrors,
} from './graph-errors.ts';
export { createLimiter, type Limiter } from './limiter.ts';
export { isNonMessage } from './non-message.ts';
export { optOutTold } from './opt-out.ts';
export { withNoActivitySharing, withOptOutLine } from './opt-out-line.ts';
export { isUserIdShape, type PersonIds } from './person.ts';
export {
  blockUsersSchema,
  mediaUrlSchema,
  nonMessageSchema,
  phoneNumberSchema,
  subscribedAppsSchema,
  templateCreateSchema,
  templateListSchema,
  webhookSchema,
} from './schemas/wire.ts';
export {
  parseCallersRequest,
  parseSendRequest,
  type SendEndpoint,
  type SendProblem,
  type SendRequest,
} from './send-request.ts';
export { signBody, verifySignature } from './signature.ts';
export { textsShown } from './texts-shown.ts';
export { type Profile, profilesIn } from './updates/profile.ts';
export type {
  EchoUpdate,
  IdentityUpdate,
  MessageUpdate,
  NewsUpdate,
  PreferenceUpdate,
  StatusName,
  StatusUpdate,
  TemplateUpdate,
  UnclearUpdate,
  Update,
  ValueErrorUpdate,
} from './updates/update.ts';
export { updatesOf } from './updates/updates-of.ts';
