// The words of following what was said: for whoever keeps conversations, above this room.

import type { Transaction } from '../../database/database.ts';
import type { OutboundJudgement } from '../../intent/intent.ts';
import type { BusinessId, ContactId, MessageId, SenderId } from '../../kernel/kernel.ts';
import type { Decision, MessageClass } from '../../policy/policy.ts';
import type { ConsentAsked, ConsentAsking } from '../opt-in/ask-in-talk.ts';
import type { OpenedMessage, Purpose, Sender, SendInput, Template } from '../types.ts';
import type { Listener } from './changes.ts';

/** One message of a conversation without its content; `contactId` is whom the person is now. */
export type Head = {
  readonly id: MessageId;
  readonly contactId: ContactId;
  readonly senderId: SenderId;
  readonly direction: 'in' | 'out' | 'echo';
  readonly state: string;
  readonly class: string;
  readonly kind: string;
  readonly status: string | null;
};

/** A draft judged, with nothing stored and nothing sent. */
export type Weighed = {
  readonly decision: Decision;
  /** What its words are; null where there are none, or Meta holds them (a template). */
  readonly words: OutboundJudgement | null;
};

/** What a class, for a purpose of it, would be answered in free words and by an approved template; null: there is no such. */
export type WeighedKind = {
  readonly class: MessageClass;
  readonly purpose: Purpose | null;
  readonly text: Decision;
  readonly template: Decision | null;
};

/** What may be said to a person through a number at an instant. */
export type MaySay = {
  readonly atMs: number;
  /** When the window ends, or ended; null: the person never wrote to the number. */
  readonly windowUntilMs: number | null;
  readonly kinds: readonly WeighedKind[];
  /** Whether consent to each purpose may be asked for in the conversation. */
  readonly asks: readonly { readonly purpose: Purpose; readonly decision: Decision }[];
};

export type WeighedTemplate = Pick<Template, 'name' | 'language' | 'category' | 'purposeId'> & {
  readonly decision: Decision;
};

/** A message of a conversation with the one that it quotes, or answers by a tap; null: none, or none that is known. */
export type SaidInTalk = OpenedMessage & { readonly quoted: OpenedMessage | null };

export type Talks = {
  /** Calls back for people of whom this process committed a message, or a change of one. Returns how to end it. */
  onChange(listener: Listener): () => void;
  /**
   * Messages after an id, in the order of their ids: whose they are; `untold`: only those that this process did not hand
   * over itself, because it told of the others when it did.
   */
  page(
    businessId: BusinessId,
    page: { after: string; limit: number; untold: boolean },
  ): Promise<{ id: MessageId; contactId: ContactId; direction: string }[]>;
  /** Merges and splits after an id, in the order of their ids: of a split, who stayed and who went. */
  pageMerges(businessId: BusinessId, page: { after: string; limit: number }): Promise<Merge[]>;
  /** Whom these people are now. */
  survivorsIn(
    tx: Pick<Transaction, 'query'>,
    businessId: BusinessId,
    ids: readonly ContactId[],
  ): Promise<Map<ContactId, ContactId>>;
  /** The newest messages of people (who were not merged), newest first, at most so many of each. */
  headsIn(
    tx: Transaction,
    businessId: BusinessId,
    of: { contactIds: readonly ContactId[]; each: number },
  ): Promise<Head[]>;
  /** The same of what a person and one number said to each other, at most so many of each. */
  headsOfTalksIn(
    tx: Transaction,
    businessId: BusinessId,
    of: { talks: readonly { contactId: ContactId; senderId: SenderId }[]; each: number },
  ): Promise<Head[]>;
  /** Messages by id, with what was written in them. */
  open(businessId: BusinessId, ids: readonly MessageId[]): Promise<Map<MessageId, OpenedMessage>>;
  /** A page of what was said with one number, older than an id, newest first, with what was written. */
  openPage(
    businessId: BusinessId,
    asked: { contactId: ContactId; senderId: SenderId; before: string; limit: number },
  ): Promise<SaidInTalk[]>;
  /** Meta's id of a message that came in; undefined where there is none, or nobody can open it any more. */
  findWamid(businessId: BusinessId, id: MessageId): Promise<string | undefined>;
  /** Decides on a draft, and stores and sends nothing. */
  weigh(input: SendInput, contactId: ContactId): Promise<Weighed>;
  /** What may be said to a person through a number now. */
  weighAll(asked: { sender: Sender; contactId: ContactId }): Promise<MaySay>;
  /** Approved templates that may go to the person, at once or later. */
  weighTemplates(asked: {
    sender: Sender;
    contactId: ContactId;
    atMs?: number | undefined;
  }): Promise<WeighedTemplate[]>;
  /** What the words of a draft are, as an answer to what the person wrote; null where Meta holds them, or there are none. */
  readWords(input: SendInput, contactId: ContactId): Promise<OutboundJudgement | null>;
  /** Asks for consent in the conversation, once. */
  askConsent(asked: ConsentAsked): Promise<ConsentAsking>;
  /** Takes back a message that has not been handed over. False: too late, or there is none. */
  takeBack(businessId: BusinessId, id: MessageId): Promise<boolean>;
};

export type Merge = { readonly id: string; readonly survivorId: ContactId; readonly mergedId: ContactId };
