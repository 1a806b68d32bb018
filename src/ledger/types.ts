// The words of the ledger: what is told to it, what it keeps, and what it tells others. Instants are milliseconds since
// 1970 UTC.

import type { Transaction } from '../database/database.ts';
import type { BusinessId, ConsentEventId, ContactId, Json } from '../kernel/kernel.ts';
import type { Channel, EvidenceGrade, PersonFacts, SuppressionReason, SuppressionScope } from '../policy/policy.ts';

export type ConsentType =
  | 'requested'
  | 'given'
  | 'renewed'
  | 'refused'
  | 'withdrawn'
  | 'revoked'
  | 'expired'
  | 'invalidated'
  | 'suppressed'
  | 'lifted'
  | 'restricted'
  | 'unrestricted'
  | 'objected'
  | 'identity_changed';

/** What somebody did. Silence and a pre-ticked box are no acts. */
export type ConsentAct =
  | 'tick'
  | 'click'
  | 'button'
  | 'typed_keyword'
  | 'inbound_token'
  | 'signature'
  | 'spoken'
  | 'written'
  | 'platform'
  | 'system'
  | 'import';

export type ConsentParty = 'person' | 'business' | 'staff' | 'platform' | 'system';

/** The text that the person saw; its hash is public in the ledger, the text lies with the evidence. */
export type Wording = { readonly text: string; readonly language: string; readonly version?: string };

/** One thing that happened to one person's consent. */
export type ConsentInput = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly type: ConsentType;
  /** null: every purpose but those of keepPurposes. */
  readonly purpose: string | null;
  /** null: every channel. */
  readonly channel: Channel | null;
  readonly act: ConsentAct;
  readonly grade: EvidenceGrade;
  readonly by: ConsentParty;
  /** Where it happened, in a few public words without personal data: it stands in the ledger for ever. */
  readonly source: string;
  /** Personal data is welcome here: it is sealed under the person's evidence key. */
  readonly evidence: { readonly [key: string]: Json | undefined };
  readonly keepPurposes?: readonly string[];
  readonly scope?: readonly SuppressionScope[];
  readonly reason?: SuppressionReason;
  readonly thirdParties?: boolean;
  readonly senderIds?: readonly string[];
  readonly wording?: Wording;
  readonly objectedTo?: 'marketing' | 'all';
  /** When it happened; absent: when it is recorded. */
  readonly occurredAtMs?: number;
};

/** An event as the gate sees it: what happened, without its evidence. */
export type ConsentEvent = Pick<
  ConsentInput,
  | 'type'
  | 'purpose'
  | 'channel'
  | 'act'
  | 'grade'
  | 'by'
  | 'keepPurposes'
  | 'scope'
  | 'reason'
  | 'thirdParties'
  | 'senderIds'
  | 'objectedTo'
  | 'wording'
> & { readonly eventId: string; readonly occurredAtMs: number };

/** Which event brought a block about, and when: what is older than it cannot take it away. */
export type Mark = { readonly sinceMs: number; readonly eventId: string };

/** Everything turned off at once; a null channel is all of them. */
export type Off = {
  readonly channel: Channel | null;
  readonly sinceMs: number;
  readonly keepPurposes: readonly string[];
};

/** The person's facts with what the ledger must remember beside them; the policy reads only the facts. */
export type Gate = PersonFacts & {
  readonly objection?: Mark;
  readonly restriction?: Mark;
  readonly identityChange?: Mark;
  /** Noes to everything: older consent that is heard of later obeys them too. */
  readonly offs?: readonly Off[];
};

export type Recorded = { readonly eventId: ConsentEventId; readonly contactId: ContactId; readonly version: number };

/** Something that a person allowed is not allowed any more. */
export type Narrowed = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly eventId: ConsentEventId;
  readonly narrowed: 'all' | 'business_initiated' | 'marketing' | 'purpose';
  readonly channel: Channel | null;
  readonly purpose: string | null;
  /** When it was recorded. */
  readonly atMs: number;
};

/** An event as it stands in the ledger. */
export type StoredEvent = {
  readonly id: ConsentEventId;
  /** Its place in the order; null until the sequencer has been by. */
  readonly seq: number | null;
  readonly event: { readonly [key: string]: Json };
  readonly recordedMs: number;
};

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

export type Alias = { readonly kind: 'phone' | 'bsuid' | 'parent_bsuid'; readonly value: string };

/** Evidence in the clear, with the contact for whom it was recorded. */
export type OpenedEvidence = { readonly contactId: ContactId; readonly evidence: Json };

/** What the ledger must know of people beyond their gate. */
export type LedgerContacts = {
  aliasesIn(tx: Transaction, businessId: BusinessId, contactId: ContactId): Promise<readonly Alias[]>;
  evidenceKeyIn(
    tx: Transaction,
    businessId: BusinessId,
    contactIds: readonly ContactId[],
  ): Promise<ReadonlyMap<ContactId, Buffer | null>>;
};
