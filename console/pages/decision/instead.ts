// What is possible after each reason, in one of a few ways. Law and platform stand in the rule's own page.

export type Instead =
  | 'nothing'
  | 'wait'
  | 'person'
  | 'ask'
  | 'confirm'
  | 'template'
  | 'settings'
  | 'evidence'
  | 'facts';

const ways: Readonly<Record<string, Instead>> = {
  DENY_SUPPRESSED: 'person',
  DENY_PLATFORM_STOP: 'person',
  DENY_WITHDRAWN: 'person',
  DENY_OBJECTED: 'person',
  DENY_RESTRICTED: 'person',
  DENY_ERASED: 'person',
  DENY_COOLING_OFF: 'person',
  DENY_REGISTRY_LISTED: 'person',
  DENY_SOURCE_FORBIDDEN: 'person',
  DENY_IDENTITY_STALE: 'person',
  DENY_NO_CONSENT: 'ask',
  DENY_EXPIRED: 'ask',
  DENY_PURPOSE: 'ask',
  DENY_CHANNEL: 'ask',
  DENY_THIRD_PARTY: 'ask',
  DENY_NO_LEGAL_BASIS: 'ask',
  DENY_SPECIAL_CATEGORY: 'ask',
  DENY_NOTICE_VERSION: 'ask',
  DENY_PENDING_DOI: 'confirm',
  DENY_WINDOW_CLOSED: 'template',
  DENY_CONTENT_RULE: 'template',
  DENY_DIRECT_SEND: 'template',
  DENY_EVIDENCE_GRADE: 'evidence',
  DENY_AGE: 'facts',
  DENY_JURISDICTION_UNKNOWN: 'facts',
  DENY_REGISTRY_STALE: 'facts',
  DENY_NOTICE_NOT_GIVEN: 'facts',
};

/** What can be done about a reason. */
export function insteadOf(code: string): Instead {
  if (code.startsWith('ALLOW_')) return 'nothing';
  if (code.startsWith('DEFER_')) return 'wait';
  return ways[code] ?? 'settings';
}
