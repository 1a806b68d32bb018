// The words of the rights room: requests of people with their clocks, and doubts whether somebody meant a stop. Instants
// are milliseconds since 1970 UTC.

import type { BusinessId, ContactId, Id, MessageId } from '../kernel/kernel.ts';

export type RequestId = Id<'request'>;
export type DoubtId = Id<'doubt'>;

/** Art. 15 to 21 and 77 GDPR. */
export const requestKinds = [
  'access',
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'portability',
  'complaint',
] as const;

export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['received', 'in_progress', 'answered', 'refused', 'closed'] as const;

export type RequestState = (typeof requestStates)[number];

/** In these the clock runs. */
export const openStates: readonly RequestState[] = ['received', 'in_progress'];

/** Rights that nobody uses who still wants advertising: it waits while the request is open (law.md 11.2, T5). */
export const holdingKinds: readonly RequestKind[] = ['erasure', 'objection', 'restriction', 'complaint'];

/** Something that staff noted; it may be personal and is kept sealed. */
export type Note = { readonly atMs: number; readonly by: string; readonly text: string };

export type RightsRequest = {
  readonly id: RequestId;
  readonly contactId: ContactId;
  readonly kind: RequestKind;
  /** False: the recogniser was not sure that it was a request. */
  readonly certain: boolean;
  readonly source: 'whatsapp' | 'staff' | 'api';
  readonly receivedMs: number;
  readonly dueMs: number;
  /** Why it takes longer (Art. 12(3) GDPR); null: it was not extended. */
  readonly extendedReason: string | null;
  readonly state: RequestState;
  readonly stateMs: number;
  /** Who changed it last; null: nobody yet. */
  readonly changedBy: string | null;
  readonly messageId: MessageId | null;
  readonly language: string | null;
  readonly notes: readonly Note[];
};

export type Outcome = 'stop' | 'no_stop';

/** A message that may have been a stop. */
export type Doubt = {
  readonly id: DoubtId;
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  /** What may have been meant, such as `once a month`. */
  readonly meant: string;
  readonly openedMs: number;
  readonly dueMs: number;
  /** When the person was asked; null: not asked. */
  readonly askedMs: number | null;
  readonly closedMs: number | null;
  readonly outcome: Outcome | null;
  /** `person`, or who of the staff resolved it. */
  readonly closedBy: string | null;
  readonly notes: readonly Note[];
};

/** What was heard in a message and needs a person, or settles what needed one. */
export type Heard = {
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  /** Countries where the person may be. */
  readonly countries: readonly string[];
  /** When the message was written. */
  readonly atMs: number;
} & (
  | { readonly of: 'right'; readonly kind: RequestKind; readonly certain: boolean; readonly language: string | null }
  | { readonly of: 'doubt'; readonly meant: string }
  | { readonly of: 'settled'; readonly outcome: Outcome }
);

/** What was opened anew and is to be answered: a request that was surely meant, a doubt about which to ask. */
export type Opened = { readonly messageId: MessageId } & (
  | { readonly of: 'right'; readonly kind: RequestKind; readonly dueMs: number; readonly language: string | null }
  | { readonly of: 'doubt'; readonly id: DoubtId }
);

/** What must be known of a business. */
export type BusinessClock = { readonly zone: string; readonly countries: readonly string[] };

/** The businesses, seen through what is used of them. */
export type Businesses = { business(id: BusinessId): BusinessClock & { readonly dataKey: Buffer } };

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** A part of a list, newest first; `contactId` narrows it to one person, whoever was merged into them included. */
export type PageAsked = {
  readonly state: 'open' | 'closed' | 'all';
  readonly contactId: ContactId | null;
  readonly after: string | null;
  readonly limit: number;
};
