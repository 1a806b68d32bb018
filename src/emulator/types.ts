// The words of the emulator: who is there (numbers, customers, templates) and what passed between them.

/** Plain JSON as it goes over the wire. */
export type Wire = Record<string, unknown>;

/** A business phone number, which sends. */
export type BusinessNumber = {
  readonly id: string;
  readonly wabaId: string;
  displayNumber: string;
  verifiedName: string;
  profile: Wire;
  username: string | null;
  /** Users whom the business blocked (ids of customers). */
  readonly blocked: Set<string>;
};

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED' | 'ARCHIVED';
export type TemplateCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';

export type Template = {
  readonly id: string;
  readonly wabaId: string;
  readonly name: string;
  readonly language: string;
  status: TemplateStatus;
  category: TemplateCategory;
  previousCategory: TemplateCategory | null;
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: readonly Wire[];
  /** Whether its messages are held for quality assessment. */
  held: boolean;
  rejectedReason: string;
};

/** What a customer shows of the phone number: Meta leaves it out for some people with a username. */
export type PhoneShown = 'always' | 'never' | 'auto';

/** What holds between a customer and one business number. */
export type Relation = {
  /** Until when free text may be sent. */
  windowUntilMs: number;
  /** When the person last wrote; 0 for never. */
  lastWroteAtMs: number;
  /** A free entry point that an answer would open, and the one that is open. */
  entryOfferedUntilMs: number;
  entryUntilMs: number;
  /** When the business last wrote to the phone number itself: decides whether Meta shows the number. */
  phoneUsedAtMs: number;
  stoppedOffers: boolean;
  blockedBusiness: boolean;
  /** The pair rate's theoretical arrival time. */
  pairUntilMs: number;
};

export type Customer = {
  readonly id: string;
  name: string;
  phone: string;
  userId: string;
  parentUserId: string | null;
  username: string | null;
  phoneShown: PhoneShown;
  country: string;
  inContactBook: boolean;
  /** Whether WhatsApp can deliver to this person at all. */
  reachable: boolean;
  /** When marketing was delivered outside a window that the person opened. */
  marketingAtMs: number[];
  /** By id of the business number; made when first needed, so that a customer stays cheap. */
  relations: Map<string, Relation> | null;
  chat: ChatMessage[] | null;
};

export type MessageStatus = 'held' | 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'received';

export type ChatMessage = {
  readonly wamid: string;
  readonly by: 'business' | 'customer';
  readonly customerId: string;
  readonly phoneNumberId: string;
  readonly type: string;
  readonly atMs: number;
  /** The members of the message as they went over the wire: `{ text: { body } }`. */
  content: Wire;
  readonly contextId: string | null;
  readonly opaque: string | null;
  /** The components of the template that it was made of, as they were then. */
  readonly template: readonly Wire[] | null;
  status: MessageStatus;
  errorCode: number | null;
  reaction: string | null;
  edited: boolean;
  revoked: boolean;
};

/** An accepted message and what is known of how it will fare. */
export type Journey = {
  readonly customer: Customer;
  readonly number: BusinessNumber;
  readonly message: ChatMessage;
  /** Whether the business wrote to the number or to the business-scoped id. */
  readonly to: 'phone' | 'user';
  readonly pricing: Wire | null;
  readonly conversation: Wire | null;
  /** The code that it fails with, if it does. */
  readonly fails: { readonly code: number; readonly details?: string | undefined } | null;
  /** Pricing comes with `sent` and with one of delivered and read. */
  pricedAfterSent: boolean;
};
