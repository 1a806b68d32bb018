// The words of the messages room: what is asked of it and what it answers. Instants are milliseconds since 1970 UTC.

import type { SendRequest, ShownContent } from '../channels/whatsapp/whatsapp.ts';
import type { ApiKeyId, BusinessId, ContactId, DecisionId, MessageId, SenderId, StaffId } from '../kernel/kernel.ts';
import type { ConsentInput } from '../ledger/ledger.ts';
import type { Decision, Facts, MessageClass } from '../policy/policy.ts';
import type { Account, Stuck } from './account/types.ts';
import type { CountedDay } from './figures/types.ts';
import type { Paused, PauseInput } from './pause/types.ts';
import type { DecisionsAsked, FoundDecision } from './reading/decisions/types.ts';
import type { MessagesAsked, MessagesSought } from './reading/messages/types.ts';

/** A number that sends, with its secrets opened; kept in memory only. */
export type Sender = {
  readonly businessId: BusinessId;
  readonly id: SenderId;
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly displayNumber: string;
  readonly country: string | null;
  readonly graphUrl: string;
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly numberMode: 'international' | 'sender_country';
  readonly perSecond: number;
  readonly directSend: boolean;
  readonly messagingLimit: number | null;
  readonly active: boolean;
  /** Values that the business made stricter for this number. */
  readonly stricter: Readonly<Record<string, unknown>>;
};

export type Purpose = {
  readonly id: string;
  readonly class: MessageClass;
  readonly title: string;
  readonly description: string;
  /** Values that the business made stricter for this purpose. */
  readonly stricter: Readonly<Record<string, unknown>>;
  /** It works with health, faith, orientation and the like (Art. 9 GDPR). */
  readonly specialCategory: boolean;
  /** The oldest version of the notice on which a consent to it still stands; null: any. */
  readonly noticeVersion: number | null;
};

export type Template = {
  readonly wabaId: string;
  readonly name: string;
  readonly language: string;
  readonly templateId: string | null;
  readonly category: string;
  readonly status: string;
  readonly tellsOptOut: boolean;
  readonly purposeId: string | null;
};

/** One message to one person, as the gateway or the API asks for it. */
export type SendInput = {
  readonly sender: Sender;
  readonly request: SendRequest;
  /** Which of Meta's endpoints the caller used. */
  readonly endpoint: 'messages' | 'marketing_messages';
  /** The version prefix of the caller's path, such as `v25.0`; empty when it had none. */
  readonly graphVersion: string;
  readonly purpose: string | null;
  readonly declaredClass: MessageClass | null;
  readonly madeByAi: boolean;
  /** The record of a person's word that the text is no advertising; null: nobody said so. */
  readonly override: string | null;
  readonly idempotencyKey: string | null;
  /** Not to be handed over before this instant; absent: as soon as it may. */
  readonly notBeforeMs?: number;
  /** It asks the person for consent to its purpose. */
  readonly asksConsent?: boolean;
  /** What the person wrote last, in their words: a price that was asked for is an answer. Absent: looked up where it matters. */
  readonly inReplyTo?: string | null;
};

/** What became of a request to send. A refusal is an answer, not a failure. */
export type SendResult =
  | { readonly kind: 'address'; readonly words: string }
  | { readonly kind: 'refused'; readonly decisionId: DecisionId; readonly decision: Decision }
  | {
      readonly kind: 'answered';
      readonly messageId: MessageId;
      readonly decisionId: DecisionId;
      readonly status: number;
      readonly contentType: string;
      readonly body: Buffer;
    }
  /** Meta may or may not have taken it: resolved by the status webhook, never blindly tried again. */
  | { readonly kind: 'unknown'; readonly messageId: MessageId; readonly decisionId: DecisionId }
  /** Surely not taken by Meta, after every safe retry. */
  | { readonly kind: 'unreachable'; readonly messageId: MessageId; readonly decisionId: DecisionId }
  /** The number's own rate is used up at this instant. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** The same Idempotency-Key was answered before. */
  | { readonly kind: 'replayed'; readonly status: number; readonly body: Buffer; readonly messageId: MessageId | null };

export type QueueResult =
  | { readonly kind: 'address'; readonly words: string }
  | { readonly kind: 'refused'; readonly decisionId: DecisionId; readonly decision: Decision }
  | {
      readonly kind: 'queued';
      readonly messageId: MessageId;
      readonly decisionId: DecisionId;
      /** When a rule defers it: not before this instant. */
      readonly dueMs: number | null;
      readonly decision: Decision;
    };

/** A decision as it was stored. */
export type StoredDecision = {
  readonly id: DecisionId;
  readonly contactId: ContactId;
  readonly senderId: SenderId;
  readonly contactVersion: number;
  readonly dryRun: boolean;
  readonly facts: Facts;
  readonly decision: Decision;
};

export type MessageState = 'queued' | 'marked' | 'sent' | 'unknown' | 'failed' | 'refused' | 'cancelled' | 'received';

/** A message without its content: what happened to it and why. */
export type StoredMessage = {
  readonly id: MessageId;
  readonly contactId: ContactId;
  readonly senderId: SenderId;
  readonly decisionId: DecisionId | null;
  readonly direction: 'in' | 'out' | 'echo';
  readonly state: MessageState;
  readonly class: string;
  readonly kind: string;
  readonly dueMs: number | null;
  readonly markedMs: number | null;
  readonly endedMs: number | null;
  readonly attempt: number;
  readonly errorCode: number | null;
  /** It was handed over before, and not ended at, the commit of a withdrawal. */
  readonly crossed: { readonly eventId: string; readonly atMs: number } | null;
  /** Meta's last word: sent, delivered, read, played or failed. */
  readonly status: string | null;
  readonly statusMs: number | null;
  /** What was written in it was deleted after so many days, as the business keeps it; null: it was not. */
  readonly contentDeletedAfterDays: number | null;
};

/** The same with what was written; null: it was deleted, or nobody can open it any more. */
export type OpenedMessage = StoredMessage & { readonly content: ShownContent | null };

/** A double opt-in that waits for the person's own message. */
export type OptInAsked = {
  readonly id: string;
  readonly token: string;
  readonly sentence: string;
  readonly link: string;
  readonly qrSvg: string;
  readonly expiresMs: number;
};

export type OptInInput = {
  readonly sender: Sender;
  readonly purposes: readonly string[];
  readonly language: string;
  /** The exact text that the person saw before the link. */
  readonly wording: string;
  readonly thirdParties: boolean;
  /** Where it was shown: a page, a poster, a till. */
  readonly source: string;
  /** Something that names the form session, hashed at once; at most three opt-ins a day from one. */
  readonly session: string | null;
};

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** Values as a business sets them for itself. */
export type OwnValues = {
  readonly stricter: Readonly<Record<string, unknown>>;
  readonly looser: Readonly<Record<string, unknown>>;
  /** Those of the purpose and of the number that are compared; absent: as they are set. */
  readonly ofPurpose?: Readonly<Record<string, unknown>> | undefined;
  readonly ofSender?: Readonly<Record<string, unknown>> | undefined;
};

export type Comparison = {
  readonly businessId: BusinessId;
  readonly old: OwnValues;
  readonly now: OwnValues;
  readonly purpose: Purpose;
  readonly sender: Sender;
  readonly after: ContactId | null;
  readonly limit: number;
};

/** How many, and by which rules: the rules that stood in the way before (gained) or stand there now (lost). */
export type Moved = { readonly people: number; readonly byRule: Readonly<Record<string, number>> };

export type Compared = {
  readonly checked: number;
  /** Reachable now or later (a message to them would be sent or wait) under the old and under the new values. */
  readonly reachableBefore: number;
  readonly reachableAfter: number;
  readonly gained: Moved;
  readonly lost: Moved;
  /** The last person of the page; null at the end. */
  readonly next: ContactId | null;
};

/** Who said that a text is no advertising, and why. */
export type Override = { readonly by: string; readonly reason: string };

/** With which key, or as which person who works here, it was said: one of them. */
export type Sayer = { readonly keyId: ApiKeyId | null; readonly staffId: StaffId | null };

export type KeptOverride = Override & Sayer & { readonly id: string; readonly atMs: number };

/** A stored decision judged again. */
export type Replayed = {
  /** By its own version; null when nobody kept the packs of that version. */
  readonly own: Decision | null;
  readonly today: Decision;
};

/** What the HTTP API and the command line may ask of the messages room. */
export type Messages = {
  send(input: SendInput): Promise<SendResult>;
  /** Decides and stores the message durably; the sender lane hands it over. */
  queue(input: SendInput, messageId?: MessageId): Promise<QueueResult>;
  /** Decides and stores the decision, but no message: "may I?" */
  ask(input: SendInput): Promise<StoredDecision | { readonly kind: 'address'; readonly words: string }>;
  findDecision(businessId: BusinessId, id: DecisionId): Promise<StoredDecision | undefined>;
  /** A page of decisions, newest first; it can be short and have a next one all the same. */
  searchDecisions(businessId: BusinessId, asked: DecisionsAsked): Promise<Page<FoundDecision>>;
  /** How the numbers stand with Meta. */
  readAccount(businessId: BusinessId): Promise<Account>;
  /** Webhooks that were not understood, or do not reach the business. */
  countStuck(businessId: BusinessId): Promise<Stuck>;
  /** What happened on each of some days, in numbers; the days as the zone has them. */
  readFigures(businessId: BusinessId, asked: { days: readonly string[]; zone: string }): Promise<CountedDay[]>;
  /** Who would become reachable, or no longer be, under other values: a page of people. */
  compareAudience(what: Comparison): Promise<Compared>;
  /** The decision anew, under its own rules and under today's. */
  replay(stored: StoredDecision): Promise<Replayed>;
  findMessage(businessId: BusinessId, id: MessageId): Promise<StoredMessage | undefined>;
  /** Messages of a person, newest first. */
  listMessages(businessId: BusinessId, asked: MessagesAsked): Promise<StoredMessage[]>;
  /** A page of messages of everybody, newest first; it can be short and have a next one all the same. */
  searchMessages(businessId: BusinessId, sought: MessagesSought): Promise<Page<StoredMessage>>;
  /** Messages of a person with what was written in them. */
  openMessages(businessId: BusinessId, asked: MessagesAsked): Promise<OpenedMessage[]>;
  /** Verifies, recognises withdrawals and stores; resolves after the commit. */
  receive(rawBody: Buffer, signature: string | undefined): Promise<{ readonly updates: number }>;
  /** Whether a verify token of the GET challenge belongs to a sender. */
  knowsVerifyToken(token: string): Promise<boolean>;
  /** Waits until nothing that was handed over to the person is still under way, at most 5 s. */
  awaitSilence(businessId: BusinessId, contactId: ContactId): Promise<void>;
  /** Keeps a person's word that a text is no advertising; the id goes into what is sent. */
  keepOverride(businessId: BusinessId, said: Override & Sayer): Promise<string>;
  listOverrides(businessId: BusinessId, page: { after: string | null; limit: number }): Promise<Page<KeptOverride>>;
  /** The words that make a message advertising, for the one who is refused; none where they do not. */
  advertisingWords(input: SendInput): string[];
  /** All that a bare STOP brings about, as events by staff, for whoever records them. */
  stopByStaff(
    businessId: BusinessId,
    contactId: ContactId,
    evidence: ConsentInput['evidence'],
  ): readonly ConsentInput[];
  /** Pauses what the business sends, or changes what is paused; tells what was still on its way when it answered. */
  pauseSending(businessId: BusinessId, pause: PauseInput & Pick<Paused, 'covers'>): Promise<{ underWay: number }>;
  /** Resumes sending: what waited is looked at again at once. */
  resumeSending(businessId: BusinessId, why: PauseInput): Promise<void>;
  /** How many queued messages wait for the end of the pause; beyond 10,000 it does not count. */
  countHeld(businessId: BusinessId): Promise<number>;
  createOptIn(input: OptInInput): Promise<OptInAsked>;
  listUnclear(
    businessId: BusinessId,
    page: { after: string | null; limit: number },
  ): Promise<Page<{ id: string; field: string; reason: string; receivedMs: number }>>;
};
