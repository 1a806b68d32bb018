// What the gate answers: an outcome with every reason, what must go along with the message, and what it rests on.

import type { MessageClass } from './facts.ts';

/** Why a message may go, must wait or may not go. Each code has a section in docs/reference/reasons.md. */
export const reasonCodes = [
  'ALLOW_CONSENT',
  'ALLOW_CONTRACT_OPTIN',
  'ALLOW_REPLY',
  'ALLOW_USER_TRIGGERED',
  'ALLOW_LEGAL_OBLIGATION',
  'ALLOW_SOFT_OPT_IN',
  'DEFER_QUIET_HOURS',
  'DEFER_FREQUENCY',
  'DEFER_PAIR_RATE',
  'DEFER_MESSAGING_LIMIT',
  'DEFER_PAUSED',
  'DENY_SUPPRESSED',
  'DENY_PLATFORM_STOP',
  'DENY_WITHDRAWN',
  'DENY_OBJECTED',
  'DENY_RESTRICTED',
  'DENY_ERASED',
  'DENY_NO_CONSENT',
  'DENY_PENDING_DOI',
  'DENY_EXPIRED',
  'DENY_EVIDENCE_GRADE',
  'DENY_PURPOSE',
  'DENY_CHANNEL',
  'DENY_SENDER',
  'DENY_THIRD_PARTY',
  'DENY_WINDOW_CLOSED',
  'DENY_CONTENT_RULE',
  'DENY_TEMPLATE',
  'DENY_DIRECT_SEND',
  'DENY_NOT_DELIVERED',
  'DENY_NO_LEGAL_BASIS',
  'DENY_JURISDICTION_UNKNOWN',
  'DENY_IDENTITY_STALE',
  'DENY_AGE',
  'DENY_SPECIAL_CATEGORY',
  'DENY_SOURCE_FORBIDDEN',
  'DENY_REGISTRY_LISTED',
  'DENY_REGISTRY_STALE',
  'DENY_NO_DPA',
  'DENY_NO_TRANSFER_BASIS',
  'DENY_NOTICE_VERSION',
  'DENY_NOTICE_NOT_GIVEN',
  'DENY_COOLING_OFF',
  'DENY_POLICY_ERROR',
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

export type Effect = 'allow' | 'defer' | 'deny';

/** Where a rule comes from: a law, a ruling or a page of Meta's. */
export type Source = { readonly title: string; readonly url?: string };

/** One rule's word on one message. */
export type Reason = {
  readonly code: ReasonCode;
  readonly effect: Effect;
  /** The rule that spoke. */
  readonly rule: string;
  /** One sentence for a person, without personal data. */
  readonly words: string;
  readonly sources: readonly Source[];
  /** For a defer: when it may be tried again (ms). */
  readonly untilMs?: number;
  /** The consent event relied upon or missing its mark. */
  readonly consentEventId?: string;
};

/** What must go with an allowed message. */
export type Obligation = {
  readonly kind:
    | 'opt_out_line'
    | 'no_activity_sharing'
    | 'first_contact_notice'
    | 'objection_line'
    | 'ai_disclosure'
    | 'sender_identity'
    | 'mailing_address'
    | 'commercial_label';
  readonly rule: string;
};

export type Decision = {
  readonly outcome: Effect;
  /** The class that the message was judged as: the strictest of what was declared and what Meta says. */
  readonly class: MessageClass;
  /** Deferred: the earliest instant (ms) at which all deferring rules may be satisfied. */
  readonly untilMs: number | null;
  /** Every rule that spoke; denies first, then defers, then allows. */
  readonly reasons: readonly Reason[];
  readonly obligations: readonly Obligation[];
  /** Names the rules and packs that judged: `<version>+<packs>`. A stored decision replays under it. */
  readonly ruleset: string;
  readonly packs: readonly string[];
  /** The legal ground of an allow. */
  readonly basis: { readonly ground: string; readonly consentEventId: string | null } | null;
};
