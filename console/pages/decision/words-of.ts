// Words of the API's own values: classes, duties and the codes of reasons.

import type { Body } from '../../api/call.ts';
import type { Key } from '../../text/keys.ts';

type ClassName = NonNullable<Body<'searchDecisions'>['class']>[number];
type ReasonCode = NonNullable<Body<'searchDecisions'>['code']>[number];

const classes: Readonly<Record<ClassName, Key>> = {
  compliance: 'class.compliance',
  reply: 'class.reply',
  utility: 'class.utility',
  authentication: 'class.authentication',
  marketing_own: 'class.marketing_own',
  marketing_third_party: 'class.marketing_third_party',
  survey: 'class.survey',
};

const duties: Readonly<Record<string, Key>> = {
  opt_out_line: 'duty.opt_out_line',
  no_activity_sharing: 'duty.no_activity_sharing',
  first_contact_notice: 'duty.first_contact_notice',
  objection_line: 'duty.objection_line',
  ai_disclosure: 'duty.ai_disclosure',
  sender_identity: 'duty.sender_identity',
  mailing_address: 'duty.mailing_address',
  commercial_label: 'duty.commercial_label',
};

/** The word of a class of messages. */
export function classWord(of: string): Key | undefined {
  return (classes as Readonly<Record<string, Key>>)[of]; // whatever the API says one day
}

/** The word of what must go along. */
export function dutyWord(kind: string): Key | undefined {
  return duties[kind];
}

/** The word of a reason's code; without one, the code speaks for itself. */
export function reasonWord(code: string): Key | undefined {
  return (reasons as Readonly<Record<string, Key>>)[code]; // whatever the API says one day
}

const reasons: Readonly<Record<ReasonCode, Key>> = {
  ALLOW_CONSENT: 'reason.ALLOW_CONSENT',
  ALLOW_CONTRACT_OPTIN: 'reason.ALLOW_CONTRACT_OPTIN',
  ALLOW_REPLY: 'reason.ALLOW_REPLY',
  ALLOW_USER_TRIGGERED: 'reason.ALLOW_USER_TRIGGERED',
  ALLOW_LEGAL_OBLIGATION: 'reason.ALLOW_LEGAL_OBLIGATION',
  ALLOW_SOFT_OPT_IN: 'reason.ALLOW_SOFT_OPT_IN',
  DEFER_QUIET_HOURS: 'reason.DEFER_QUIET_HOURS',
  DEFER_FREQUENCY: 'reason.DEFER_FREQUENCY',
  DEFER_PAIR_RATE: 'reason.DEFER_PAIR_RATE',
  DEFER_MESSAGING_LIMIT: 'reason.DEFER_MESSAGING_LIMIT',
  DEFER_PAUSED: 'reason.DEFER_PAUSED',
  DENY_SUPPRESSED: 'reason.DENY_SUPPRESSED',
  DENY_PLATFORM_STOP: 'reason.DENY_PLATFORM_STOP',
  DENY_WITHDRAWN: 'reason.DENY_WITHDRAWN',
  DENY_OBJECTED: 'reason.DENY_OBJECTED',
  DENY_RESTRICTED: 'reason.DENY_RESTRICTED',
  DENY_ERASED: 'reason.DENY_ERASED',
  DENY_NO_CONSENT: 'reason.DENY_NO_CONSENT',
  DENY_PENDING_DOI: 'reason.DENY_PENDING_DOI',
  DENY_EXPIRED: 'reason.DENY_EXPIRED',
  DENY_EVIDENCE_GRADE: 'reason.DENY_EVIDENCE_GRADE',
  DENY_PURPOSE: 'reason.DENY_PURPOSE',
  DENY_CHANNEL: 'reason.DENY_CHANNEL',
  DENY_SENDER: 'reason.DENY_SENDER',
  DENY_THIRD_PARTY: 'reason.DENY_THIRD_PARTY',
  DENY_WINDOW_CLOSED: 'reason.DENY_WINDOW_CLOSED',
  DENY_CONTENT_RULE: 'reason.DENY_CONTENT_RULE',
  DENY_TEMPLATE: 'reason.DENY_TEMPLATE',
  DENY_DIRECT_SEND: 'reason.DENY_DIRECT_SEND',
  DENY_NOT_DELIVERED: 'reason.DENY_NOT_DELIVERED',
  DENY_NO_LEGAL_BASIS: 'reason.DENY_NO_LEGAL_BASIS',
  DENY_JURISDICTION_UNKNOWN: 'reason.DENY_JURISDICTION_UNKNOWN',
  DENY_IDENTITY_STALE: 'reason.DENY_IDENTITY_STALE',
  DENY_AGE: 'reason.DENY_AGE',
  DENY_SPECIAL_CATEGORY: 'reason.DENY_SPECIAL_CATEGORY',
  DENY_SOURCE_FORBIDDEN: 'reason.DENY_SOURCE_FORBIDDEN',
  DENY_REGISTRY_LISTED: 'reason.DENY_REGISTRY_LISTED',
  DENY_REGISTRY_STALE: 'reason.DENY_REGISTRY_STALE',
  DENY_NO_DPA: 'reason.DENY_NO_DPA',
  DENY_NO_TRANSFER_BASIS: 'reason.DENY_NO_TRANSFER_BASIS',
  DENY_NOTICE_VERSION: 'reason.DENY_NOTICE_VERSION',
  DENY_NOTICE_NOT_GIVEN: 'reason.DENY_NOTICE_NOT_GIVEN',
  DENY_COOLING_OFF: 'reason.DENY_COOLING_OFF',
  DENY_POLICY_ERROR: 'reason.DENY_POLICY_ERROR',
};

/** All classes of messages and all codes of reasons, as a filter offers them. */
export const classNames = Object.keys(classes) as ClassName[]; // its own names
export const reasonCodes = Object.keys(reasons) as ReasonCode[]; // its own names
