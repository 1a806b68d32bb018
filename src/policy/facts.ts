// What the gate must know to decide. Facts come in as plain data: the policy reads no clock and no database.
// All instants are milliseconds since 1970 UTC.

export type Channel = 'whatsapp' | 'sms' | 'email' | 'telegram' | 'line' | 'signal' | 'call';

/** Meta's and the law's kinds of message, from the least to the most restricted. */
export type MessageClass =
  | 'compliance'
  | 'reply'
  | 'authentication'
  | 'utility'
  | 'marketing_own'
  | 'marketing_third_party'
  | 'survey';

/** How well a consent is proven: E0 claim, E1 import, E2 logged act, E3 address proven, E4 signed or registered. */
export type EvidenceGrade = 'E0' | 'E1' | 'E2' | 'E3' | 'E4';

/** The states of a consent (DPV consent statuses, lower case). Only given and renewed permit anything. */
export type ConsentStatus =
  | 'unknown'
  | 'requested'
  | 'given'
  | 'refused'
  | 'renewed'
  | 'expired'
  | 'withdrawn'
  | 'revoked'
  | 'invalidated';

/** The state of one person's consent for one purpose on one channel. */
export type ConsentFact = {
  readonly purpose: string;
  readonly channel: Channel;
  readonly status: ConsentStatus;
  readonly grade: EvidenceGrade;
  readonly sinceMs: number;
  /** The consent event that brought this state about. */
  readonly eventId: string;
  /** The senders it was given for; absent: every sender of the business. */
  readonly senderIds?: readonly string[];
  /** The person agreed to hear of other companies' products too. */
  readonly thirdParties?: boolean;
  /** When a message last relied on it, or it was given: consents expire when unused. */
  readonly lastUsedAtMs?: number;
  /** The version of the notice that the person saw; absent: not told. */
  readonly noticeVersion?: number;
  /** Express consent to data of special categories (Art. 9 GDPR): health, faith, orientation and the like. */
  readonly explicit?: boolean;
};

/** What ties a person to the business without a consent: the law of some places lets it write on that ground. */
export type RelationKind = 'purchase' | 'inquiry' | 'membership';

/** One such tie. It counts only on the channel by which the address was obtained. */
export type RelationFact = {
  readonly kind: RelationKind;
  readonly channel: Channel;
  readonly atMs: number;
  /** The person could object, free and easily, when the address was taken, and was told so. */
  readonly objectionOffered: boolean;
  readonly eventId: string;
};

/** How the address came to the business. */
export type ContactSource = 'person' | 'staff' | 'import' | 'public_register' | 'purchased' | 'rented' | 'scraped';

export type SuppressionScope = 'all' | 'business_initiated' | 'marketing';
export type SuppressionReason =
  | 'stop'
  | 'platform'
  | 'objection'
  | 'refused'
  | 'complaint'
  | 'erasure'
  | 'registry'
  | 'staff'
  | 'doubt';

/** A block on a person: beats every consent; lifted only by a newer act of that person. */
export type SuppressionFact = {
  readonly scope: SuppressionScope;
  /** null: on every channel. */
  readonly channel: Channel | null;
  readonly reason: SuppressionReason;
  readonly sinceMs: number;
  readonly eventId: string;
};

/** When the person last wrote to (or called) one of the senders, and until when a free entry point lasts. */
export type WindowFact = { readonly inboundAtMs: number; readonly freeEntryUntilMs?: number };

/**
 * All that the gate must know of a person; stored on one row and raised as one version.
 * An unknown person is `unknownPerson`: no consent, no window.
 */
export type PersonFacts = {
  readonly erased: boolean;
  /** Art. 18 GDPR: stored only. */
  readonly restricted: boolean;
  /** Art. 21 GDPR: objection to direct marketing, or to everything. */
  readonly objected: 'none' | 'marketing' | 'all';
  /** The number changed hands, or may have: consent is suspended. */
  readonly identityStale: boolean;
  /** ISO 3166 alpha-2 candidates, all of which apply when there are several (+1, +7, +44). Empty: unknown. */
  readonly countries: readonly string[];
  /** IANA zones that the person may be in. Empty: unknown. */
  readonly zones: readonly string[];
  readonly language: string | null;
  readonly suppressions: readonly SuppressionFact[];
  readonly consents: readonly ConsentFact[];
  /** By sender id. */
  readonly windows: { readonly [senderId: string]: WindowFact };
  /** Marketing handed over in the last 30 days, oldest first. */
  readonly marketingSentAtMs: readonly number[];
  /** Whether anything was ever sent to this person: the first contact carries notices. */
  readonly contactedBefore: boolean;
  /** Whole years that the person has at least; absent: unknown. */
  readonly age?: number;
  /** ISO 3166-2 regions where the person may be (US-FL); each adds its pack. */
  readonly regions?: readonly string[];
  /** Absent: nobody recorded it. */
  readonly source?: ContactSource;
  /** The person was told who holds the address and why (Art. 13 or 14 GDPR). Absent: not known. */
  readonly noticeGiven?: boolean;
  /** Registries that have the person: opted out there, or (İYS) with a consent that is registered there. */
  readonly registries?: readonly string[];
  readonly relations?: readonly RelationFact[];
  /** When the business asked for consent by message, oldest first. */
  readonly askedAtMs?: readonly number[];
};

/** How Meta judges a template. Texts are Meta's own words. */
export type TemplateFact = {
  readonly name: string;
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'UNKNOWN';
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED, … or UNKNOWN when Meta has not told us of it. */
  readonly status: string;
  /** A footer or a quick reply of the template tells how to opt out. */
  readonly tellsOptOut: boolean;
};

/** What is about to be said, to whom it belongs and how. */
export type MessageFact = {
  readonly channel: Channel;
  /** What the caller says it is; absent: derived from the template, Direct Send's category, or reply. */
  readonly declaredClass: MessageClass | null;
  /** The purpose, by its slug; null: the class decides. */
  readonly purpose: string | null;
  /** The class that the named purpose has; null without a purpose, or when the purpose is unknown. */
  readonly purposeClass: MessageClass | null;
  /** False when a purpose was named that the business does not have. */
  readonly purposeKnown: boolean;
  readonly kind: 'free_form' | 'template' | 'direct_send' | 'reaction';
  readonly template: TemplateFact | null;
  /** Direct Send's own category. */
  readonly directSendCategory: 'utility' | 'authentication' | null;
  /** The text itself tells how to opt out (free form only). */
  readonly tellsOptOut: boolean;
  /** Free form: the person reads words in it, so that a line can be added (not so a sticker, a voice note, a place). */
  readonly carriesText: boolean;
  /** Through the Marketing Messages API. */
  readonly marketingMessagesApi: boolean;
  /** A bot or an agent's words made by AI, where the caller says so. */
  readonly madeByAi: boolean;
  /** What the recogniser makes of free words; absent: nobody looked. */
  readonly content?: ContentFact;
  /** It asks for consent: that is advertising where nobody asked to be asked. */
  readonly asksConsent?: boolean;
  /** The purpose works with data of special categories. */
  readonly specialCategory?: boolean;
  /** The oldest version of the notice on which a consent to the purpose still stands. */
  readonly noticeVersionMin?: number;
  /** The text carries the notice of Art. 14 GDPR, or the link to it. */
  readonly carriesNotice?: boolean;
  /** Values that the business made stricter for the purpose. */
  readonly stricter?: Readonly<Record<string, unknown>>;
};

/** What free words are, as read from them, and who has said that they are not. */
export type ContentFact = {
  readonly class: 'service' | 'promotional' | 'third_party';
  readonly certainty: 'certain' | 'ambiguous';
  /** A person with the right to do so says that it is no advertising. Only the id: the reason is in the audit trail. */
  readonly overriddenBy?: string;
  /** It asks for a card number, a bank account, a national identity number or an identity document. */
  readonly asksFor?: readonly ForbiddenAsk[];
};

export type ForbiddenAsk = 'payment_card' | 'bank_account' | 'national_id' | 'identity_document';

export type SenderFact = {
  readonly id: string;
  readonly active: boolean;
  /** Country of the number, alpha-2. */
  readonly country: string | null;
  /** Meta has enabled Direct Send for it. */
  readonly directSend: boolean;
  /** Values that the business made stricter for this sender. */
  readonly stricter?: Readonly<Record<string, unknown>>;
};

export type BusinessFact = {
  /** Establishments of the controller, ISO 3166 alpha-2. */
  readonly countries: readonly string[];
  /** Used when nothing tells where the person is. */
  readonly zone: string;
  /** Values that the business made stricter, by pack parameter; never looser. */
  readonly stricter: Readonly<Record<string, unknown>>;
  /** Values that it made looser, by pack parameter, as far as each pack leaves it room. */
  readonly looser?: Readonly<Record<string, unknown>>;
  /** Its offers speak to children, or its trade has an age by law: a person whose age is not known gets none. */
  readonly childAudience?: boolean;
  readonly minAge?: number;
  /** When each registry was last imported, by its id. */
  readonly registries?: Readonly<Record<string, number>>;
  /** Who handles the data for it. */
  readonly processors?: readonly ProcessorFact[];
  /** Sending is paused; absent: it is not. */
  readonly pause?: PauseFact;
};

/** A pause holds what the business starts, or its answers too; what the law demands an answer to goes on. */
export type PauseFact = { readonly covers: 'started' | 'everything'; readonly sinceMs: number };

/** A processor: with a contract (Art. 28 GDPR), and a ground for the transfer where it is in a third country. */
export type ProcessorFact = {
  readonly id: string;
  readonly agreement: boolean;
  /** 'none': the data stays where the law is the same. */
  readonly transfer: 'none' | 'adequacy' | 'scc' | 'bcr' | 'dpf' | 'missing';
};

/** What the limiters and counters say at this instant. */
export type RateFacts = {
  /** When the pair (sender, person) may take the next message; at or before now: at once. */
  readonly pairFreeAtMs: number;
  /** People messaged outside a window in the last 24 h, and the most that Meta allows (null: unlimited or unknown). */
  readonly limitUsed: number;
  readonly limitMax: number | null;
  /** This person is already among those counted. */
  readonly limitCounted: boolean;
};

/** Everything that one decision rests on. Plain JSON: it is stored with the decision and replays to the same result. */
export type Facts = {
  readonly atMs: number;
  readonly person: PersonFacts;
  readonly business: BusinessFact;
  readonly sender: SenderFact;
  readonly message: MessageFact;
  readonly rates: RateFacts;
};

/** A person of whom nothing is known: nothing may be started. */
export const unknownPerson: PersonFacts = {
  erased: false,
  restricted: false,
  objected: 'none',
  identityStale: false,
  countries: [],
  zones: [],
  language: null,
  suppressions: [],
  consents: [],
  windows: {},
  marketingSentAtMs: [],
  contactedBefore: false,
};
