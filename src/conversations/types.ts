// The words of the conversations. Ids of messages are UUIDv7 and hold the instants.

import type { ContactId, Id, MessageId, SenderId, StaffId } from '../kernel/kernel.ts';

export type ConversationId = Id<'conversation'>;
export type LabelId = Id<'label'>;
export type NoteId = Id<'note'>;
export type QuickReplyId = Id<'quick reply'>;

/** What a person and one number say to each other, as staff work on it. */
export type Conversation = {
  readonly id: ConversationId;
  readonly contactId: ContactId;
  readonly senderId: SenderId;
  readonly state: 'open' | 'closed';
  readonly assignedTo: StaffId | null;
  /** What came in since somebody read or answered; 100 stands for more as well. */
  readonly unread: number;
  /** The oldest message that nobody answered. */
  readonly waitingId: MessageId | null;
  readonly lastInId: MessageId | null;
  readonly lastMessageId: MessageId | null;
  /** What the list is ordered by, and its cursor. */
  readonly sortId: string;
  /** When the person last wrote to the number, as the window counts it. */
  readonly inboundAtMs: number | null;
  readonly labels: readonly LabelId[];
};

/** What conversations are looked for by; nulls ask for all. */
export type ConversationsAsked = {
  readonly state: 'open' | 'closed' | null;
  /** `nobody`: those that nobody has. */
  readonly assigned: StaffId | 'nobody' | null;
  readonly unread: boolean;
  readonly waiting: boolean;
  readonly label: LabelId | null;
  readonly senderIds: readonly SenderId[] | null;
  /** Those of these people; null: of everybody. */
  readonly contactIds: readonly ContactId[] | null;
  readonly sort: 'newest' | 'waiting';
  readonly after: string | null;
  readonly limit: number;
};

/** How many there are, exactly: of the open ones but for `closed`. */
export type ConversationCounts = {
  readonly mine: number;
  readonly nobody: number;
  readonly anyone: number;
  readonly unread: number;
  readonly waiting: number;
  readonly closed: number;
};

export type EventKind = 'conversation' | 'message' | 'status' | 'label' | 'quick-reply';

/** Something that changed, in ids. */
export type NewEvent = {
  readonly kind: EventKind;
  readonly conversationId?: ConversationId;
  readonly contactId?: ContactId;
  readonly messageId?: MessageId;
  readonly direction?: string;
};

export type FeedEvent = NewEvent & { readonly seq: string };

export type Note = {
  readonly id: NoteId;
  readonly by: StaffId | null;
  /** null: it was deleted, or nobody can open it any more. */
  readonly text: string | null;
  /** The text was deleted after so many days; null: it was not. */
  readonly deletedAfterDays: number | null;
};

export const labelColours = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type LabelColour = (typeof labelColours)[number];

export type Label = { readonly id: LabelId; readonly name: string; readonly colour: LabelColour };

export type QuickReply = {
  readonly id: QuickReplyId;
  readonly shortcut: string;
  readonly text: string;
  readonly language: string | null;
  readonly changedMs: number;
};
