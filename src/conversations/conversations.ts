// The door of the conversations: what people and numbers say to each other, as staff work on it. Everything here follows
// the messages a moment later; nothing that sends or takes in waits for it.

import type { WhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import type { Contacts } from '../contacts/contacts.ts';
import type { Database } from '../database/database.ts';
import type { BusinessId, Clock, ContactId, MessageId, Random, SenderId, StaffId } from '../kernel/kernel.ts';
import { type Content, type Directory, type Lane, type LaneLog, startLane, type Talks } from '../messages/messages.ts';
import type { Vault } from '../vault/vault.ts';
import { findAuthors, insertAuthor } from './authors/store.ts';
import { assign, begin, closeOrOpen, read, unread } from './change.ts';
import { createFeed, type Feed } from './events/feed.ts';
import { pruneEvents } from './events/store.ts';
import { createFollower } from './following/follow.ts';
import { createLabels, type Labels } from './labels/labels.ts';
import { giveBackOf } from './leaving/give-back.ts';
import { addNote, listNotes, removeNote } from './notes/notes.ts';
import { countNoteTexts, deleteNoteTexts } from './notes/store.ts';
import { createPresence } from './presence.ts';
import { createQuickReplies, type QuickReplies } from './quick-replies/quick-replies.ts';
import { countConversations, findConversation, pageConversations } from './store.ts';
import type { Conversation, ConversationCounts, ConversationId, ConversationsAsked, Note, NoteId } from './types.ts';

export type { Feed, Listener, Next } from './events/feed.ts';
export {
  type Conversation,
  type ConversationCounts,
  type ConversationId,
  type ConversationsAsked,
  type FeedEvent,
  type Label,
  type LabelId,
  labelColours,
  type Note,
  type QuickReply,
} from './types.ts';

type Named = { readonly businessId: BusinessId; readonly id: ConversationId };

export type Conversations = {
  /** A page, in the order that is asked for. */
  page(businessId: BusinessId, asked: ConversationsAsked): Promise<Conversation[]>;
  count(
    businessId: BusinessId,
    asked: Pick<ConversationsAsked, 'senderIds' | 'contactIds' | 'label'> & { me: StaffId | null },
  ): Promise<ConversationCounts>;
  /** One that went into another is given as that. */
  find(businessId: BusinessId, id: ConversationId): Promise<Conversation | undefined>;
  /** The one of a person with a number; it begins where there is none. */
  begin(what: { businessId: BusinessId; contactId: ContactId; senderId: SenderId }): Promise<Conversation | undefined>;
  assign(what: Named & { to: StaffId | null }): Promise<Conversation | undefined>;
  /** Makes the conversations of somebody who left the team nobody's; returns how many. */
  giveBackOf(businessId: BusinessId, staffId: StaffId): Promise<number>;
  closeOrOpen(what: Named & { state: Conversation['state'] }): Promise<Conversation | undefined>;
  /** Notes that staff have read up to a message. */
  read(what: Named & { upTo: MessageId }): Promise<Conversation | undefined>;
  unread(what: Named): Promise<Conversation | undefined>;
  readonly presence: ReturnType<typeof createPresence>;
  readonly notes: {
    list(
      businessId: BusinessId,
      page: { conversation: Conversation; after: string | null; limit: number },
    ): Promise<{ items: Note[]; next: string | null }>;
    add(businessId: BusinessId, what: { conversation: Conversation; by: StaffId | null; text: string }): Promise<Note>;
    /** `by` null: whoever wrote it. */
    remove(
      businessId: BusinessId,
      what: { conversation: Conversation; id: NoteId; by: StaffId | null },
    ): Promise<boolean>;
    /** What they say, for whoever deletes it when it is old. */
    readonly content: Content;
  };
  readonly labels: Labels;
  readonly quickReplies: QuickReplies;
  /** Notes who of the staff writes a message, before it is queued. */
  noteAuthor(businessId: BusinessId, row: { messageId: MessageId; staffId: StaffId }): Promise<void>;
  authorsOf(businessId: BusinessId, ids: readonly MessageId[]): Promise<Map<MessageId, StaffId>>;
  readonly feed: Feed;
  /** Follows the messages once, as the lane does again and again; returns how many people it looked at. */
  follow(): Promise<number>;
  /** Removes events that are older than a day; returns how many. */
  prune(): Promise<number>;
  /** Starts the lanes. */
  start(): void;
  stop(): Promise<void>;
};

type Deps = {
  readonly db: Database;
  readonly vault: Vault;
  readonly contacts: Contacts;
  readonly directory: Pick<Directory, 'senders'>;
  readonly client: WhatsAppClient;
  readonly talks: Talks;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: LaneLog;
  readonly pause: (ms: number) => Promise<void>;
};

const followEveryMs = 1_000;
const pruneEveryMs = 600_000;
const keptMs = 24 * 60 * 60_000;
const pruneMax = 5_000;

/** Builds the room for one process. */
export function createConversations(deps: Deps): Conversations {
  const { db } = deps;
  const feed = createFeed(deps);
  const lanes: Lane[] = [];
  const follower = createFollower(deps, () => lanes[0]?.wake());
  const prune = () => pruneEvents(db, { beforeMs: deps.clock.now() - keptMs, limit: pruneMax });
  return {
    page: (businessId, asked) => pageConversations(db, businessId, asked),
    count: (businessId, asked) => countConversations(db, businessId, asked),
    find: (businessId, id) => findConversation({ query: statement => db.query(businessId, statement) }, businessId, id),
    begin: what => begin(deps, what),
    assign: what => assign(deps, what),
    giveBackOf: (businessId, staffId) => giveBackOf(deps, businessId, staffId),
    closeOrOpen: what => closeOrOpen(deps, what),
    read: what => read(deps, what),
    unread: what => unread(deps, what),
    presence: createPresence(deps),
    notes: {
      list: (businessId, page) => listNotes(deps, businessId, page),
      add: (businessId, what) => addNote(deps, businessId, what),
      remove: (businessId, what) => removeNote(deps, businessId, what),
      content: {
        name: 'notes',
        delete: deleteNoteTexts,
        count: (businessId, old) => countNoteTexts(db, businessId, old),
      },
    },
    labels: createLabels(deps),
    quickReplies: createQuickReplies(deps),
    noteAuthor: (businessId, row) => insertAuthor(db, businessId, row),
    authorsOf: (businessId, ids) => findAuthors(db, businessId, ids),
    feed,
    follow: follower.runOnce,
    prune,
    start: () => {
      lanes.push(
        startLane(deps, { name: 'conversations', everyMs: followEveryMs, work: follower.runOnce }),
        startLane(deps, { name: 'conversation-events', everyMs: pruneEveryMs, work: prune }),
      );
    },
    stop: async () => {
      feed.stop();
      follower.stop();
      await Promise.all(lanes.map(lane => lane.stop()));
    },
  };
}
