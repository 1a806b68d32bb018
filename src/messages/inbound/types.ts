// What taking in and processing webhooks need, and what follows a commit.

import type { Limiter, PersonIds, Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Contacts, Person } from '../../contacts/contacts.ts';
import type { Database } from '../../database/database.ts';
import type { BusinessId, Clock, ContactId, MessageId, Random } from '../../kernel/kernel.ts';
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

/** What follows a commit: caches to drop, answers to give. */
export type AfterCommit =
  | { kind: 'forget'; businessId: BusinessId; contactId: ContactId }
  | { kind: 'refresh-directory' }
  | {
      kind: 'answer';
      businessId: BusinessId;
      contactId: ContactId;
      sender: Sender;
      person: PersonIds;
      to: AnswerKind;
      messageId: MessageId;
    };
