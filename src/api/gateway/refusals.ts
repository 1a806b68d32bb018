// Which Graph error a refusal becomes. Data: docs/reference/graph-codes.md prints this table, and a test compares them.

import type { GraphErrorCode } from '../../channels/whatsapp/whatsapp.ts';
import type { Decision, Reason, ReasonCode } from '../../policy/policy.ts';

export type RefusalCode = Exclude<ReasonCode, `ALLOW_${string}`>;
export type Refusal = { readonly name: RefusalCode; readonly code: GraphErrorCode; readonly status: number };

const notAgreed = { code: 131050, status: 400 } as const;

/**
 * Every reason that refuses, the most important first: when several speak, the first in this list gives the code.
 * What the person decided comes before what a template or a window lacks: another template would not help.
 */
export const refusals: readonly Refusal[] = [
  { name: 'DENY_ERASED', ...notAgreed },
  { name: 'DENY_SUPPRESSED', ...notAgreed },
  { name: 'DENY_PLATFORM_STOP', ...notAgreed },
  { name: 'DENY_OBJECTED', ...notAgreed },
  { name: 'DENY_WITHDRAWN', ...notAgreed },
  { name: 'DENY_RESTRICTED', ...notAgreed },
  { name: 'DENY_IDENTITY_STALE', ...notAgreed },
  { name: 'DENY_POLICY_ERROR', code: 131000, status: 500 },
  { name: 'DENY_SENDER', ...notAgreed },
  { name: 'DENY_NO_CONSENT', ...notAgreed },
  { name: 'DENY_PENDING_DOI', ...notAgreed },
  { name: 'DENY_SOURCE_FORBIDDEN', ...notAgreed },
  { name: 'DENY_AGE', ...notAgreed },
  { name: 'DENY_SPECIAL_CATEGORY', ...notAgreed },
  { name: 'DENY_COOLING_OFF', ...notAgreed },
  { name: 'DENY_REGISTRY_LISTED', ...notAgreed },
  { name: 'DENY_REGISTRY_STALE', ...notAgreed },
  { name: 'DENY_NOTICE_VERSION', ...notAgreed },
  { name: 'DENY_NOTICE_NOT_GIVEN', ...notAgreed },
  { name: 'DENY_NO_DPA', ...notAgreed },
  { name: 'DENY_NO_TRANSFER_BASIS', ...notAgreed },
  { name: 'DENY_EXPIRED', ...notAgreed },
  { name: 'DENY_EVIDENCE_GRADE', ...notAgreed },
  { name: 'DENY_PURPOSE', ...notAgreed },
  { name: 'DENY_CHANNEL', ...notAgreed },
  { name: 'DENY_THIRD_PARTY', ...notAgreed },
  { name: 'DENY_NO_LEGAL_BASIS', ...notAgreed },
  { name: 'DENY_JURISDICTION_UNKNOWN', ...notAgreed },
  { name: 'DENY_NOT_DELIVERED', code: 131049, status: 400 },
  { name: 'DENY_WINDOW_CLOSED', code: 131047, status: 400 },
  { name: 'DENY_TEMPLATE', code: 132001, status: 404 },
  { name: 'DENY_DIRECT_SEND', code: 100, status: 400 },
  { name: 'DENY_CONTENT_RULE', code: 131009, status: 400 },
  { name: 'DEFER_PAUSED', code: 131057, status: 500 },
  { name: 'DEFER_PAIR_RATE', code: 131056, status: 400 },
  { name: 'DEFER_MESSAGING_LIMIT', code: 131048, status: 400 },
  { name: 'DEFER_QUIET_HOURS', code: 131049, status: 400 },
  { name: 'DEFER_FREQUENCY', code: 131049, status: 400 },
];

const ranks = new Map(refusals.map((one, rank) => [one.name as string, rank])); // looked up by any text
const nothingGrants: Refusal = { name: 'DENY_NO_LEGAL_BASIS', ...notAgreed };

/** What the sender or Meta's view of the template makes of a code that has several. */
export type Circumstances = { readonly senderActive: boolean; readonly templateStatus: string | null };

/** The Graph code and status of a refusal, by its most important reason. */
export function refusalOf(decision: Decision, circumstances: Circumstances): Refusal {
  const found = refusals[mostImportant(decision, circumstances)] ?? nothingGrants;
  if (found.name === 'DENY_SENDER' && !circumstances.senderActive) return { ...found, code: 131031, status: 403 };
  if (found.name !== 'DENY_TEMPLATE') return found;
  if (circumstances.templateStatus === 'PAUSED') return { ...found, code: 132015, status: 400 };
  return circumstances.templateStatus === 'DISABLED' ? { ...found, code: 132016, status: 400 } : found;
}

/** The place in the list of the reason that gives the code; past its end when none does. */
function mostImportant(decision: Decision, circumstances: Circumstances): number {
  const places = decision.reasons.map(reason => ranks.get(reason.code) ?? refusals.length);
  const best = Math.min(refusals.length, ...places);
  // A template that is not there is the caller's slip: only what the person themselves decided comes before it.
  const unknownTemplate = ranks.get('DENY_TEMPLATE') ?? refusals.length;
  const isUnknown = circumstances.templateStatus === null && places.includes(unknownTemplate);
  return isUnknown && best >= (ranks.get('DENY_NO_CONSENT') ?? 0) ? unknownTemplate : best;
}

/** The reasons that speak against, in the order of the decision. */
export function against(decision: Decision): Reason[] {
  return decision.reasons.filter(reason => reason.effect !== 'allow');
}
