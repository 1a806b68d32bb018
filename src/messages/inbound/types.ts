// What taking in and processing webhooks need, and what follows a commit.

import type { Limiter, PersonIds, Profile, Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Contacts, Person } from '../../contacts/contacts.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { MeaningKind } from '../../intent/intent.ts';
import type { BusinessId, Clock, ContactId, Id, MessageId, Random } from '../../kernel/kernel.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { MessageMetrics } from '../metrics.ts';
import type { Sender } from '../types.ts';
import type { AnswerKind } from './answer-texts.ts';

export type ProcessDeps = {
  db: Database;
  vault: Vault;
  contacts: Contacts;
  ledger: Ledger;
  directory: Directory;
  clock: Clock;
  random: Random;
  metrics: MessageMetrics;
  needsPerson: Pick<NeedsPerson, 'noteIn'>;
};

export type IntakeDeps = ProcessDeps & { limiter: Pick<Limiter, 'countInbound'>; wakeProcessor: () => void };

/** An inbound message or an echo with its person, its sender and the id that it is stored under. */
export type Inbound = {
  update: Extract<Update, { kind: 'message' | 'echo' }>;
  person: Person;
  sender: Sender;
  id: MessageId;
  /** When its webhook came in. */
  arrivedMs: number;
};

/** A right that a person can use, as the recogniser names it. */
export type RightKind = Extract<
  MeaningKind,
  'access' | 'erasure' | 'rectification' | 'restriction' | 'objection' | 'portability' | 'complaint'
>;

/** What a message asks for by right, leaves in doubt, or settles. */
export type HeardWhat =
  | { readonly of: 'right'; readonly kind: RightKind; readonly certain: boolean; readonly language: string | null }
  | { readonly of: 'doubt'; readonly meant: string }
  | { readonly of: 'settled'; readonly outcome: 'stop' | 'no_stop' };

/** What was heard in a message and needs a person, or settles what needed one. */
export type Heard = HeardWhat & {
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  /** Countries where the person may be. */
  readonly countries: readonly string[];
  readonly atMs: number;
};

/** What was opened anew and is to be answered. */
export type Opened = { readonly messageId: MessageId } & (
  | { readonly of: 'right'; readonly kind: RightKind; readonly dueMs: number; readonly language: string | null }
  | { readonly of: 'doubt'; readonly id: Id<'doubt'> }
);

/** Where what needs a person goes; the room that keeps it stands above this one. */
export type NeedsPerson = {
  /** Opens requests with their clock, opens and settles doubts, in the transaction of the processing. */
  noteIn(tx: Transaction, businessId: BusinessId, heard: readonly Heard[]): Promise<Opened[]>;
  /** The person was asked what they meant. */
  markAsked(businessId: BusinessId, id: Id<'doubt'>): Promise<void>;
};

/** What an answer says. */
export type AnswerTo =
  | { readonly to: AnswerKind }
  | {
      readonly to: 'request';
      readonly kinds: readonly RightKind[];
      readonly dueMs: number;
      readonly language: string | null;
    }
  | { readonly to: 'doubt'; readonly doubtId: Id<'doubt'> };

/** What follows a commit: caches to drop, names to note, answers to give. */
export type AfterCommit =
  | { kind: 'forget'; businessId: BusinessId; contactId: ContactId }
  | { kind: 'names'; businessId: BusinessId; told: readonly Profile[] }
  /** They have a message that is new (`wrote`: from them) or has changed. */
  | { kind: 'changed'; businessId: BusinessId; contactId: ContactId; wrote: boolean }
  | { kind: 'refresh-directory' }
  | ({
      kind: 'answer';
      businessId: BusinessId;
      contactId: ContactId;
      sender: Sender;
      person: PersonIds;
      messageId: MessageId;
    } & AnswerTo);
