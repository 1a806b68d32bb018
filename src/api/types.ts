// What the API stands on: the rooms below it, seen through exactly what is used of them.

import type { Registry } from 'prom-client';
import type { WhatsAppClient } from '../channels/whatsapp/whatsapp.ts';
import type { Contacts } from '../contacts/contacts.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Database } from '../database/database.ts';
import type { Clock, Random, Turn } from '../kernel/kernel.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Directory, MessagesRoom } from '../messages/messages.ts';
import type { Retention, Rights } from '../rights/rights.ts';
import type { Staff } from '../staff/staff.ts';
import type { Vault } from '../vault/vault.ts';
import type { Keys } from './keys/keys.ts';

/** The log of the process; a pino logger fits. Nothing personal is ever given to it. */
export type ApiLog = {
  isLevelEnabled(level: string): boolean;
  debug(what: object, words: string): void;
  error(what: object, words: string): void;
};

/** What is asked of the messages room. */
export type ApiMessages = Pick<
  MessagesRoom,
  | 'send'
  | 'queue'
  | 'ask'
  | 'findDecision'
  | 'findMessage'
  | 'listMessages'
  | 'openMessages'
  | 'searchMessages'
  | 'readAccount'
  | 'countStuck'
  | 'readFigures'
  | 'replay'
  | 'searchDecisions'
  | 'compareAudience'
  | 'keepOverride'
  | 'listOverrides'
  | 'advertisingWords'
  | 'receive'
  | 'knowsVerifyToken'
  | 'createOptIn'
  | 'pauseSending'
  | 'resumeSending'
  | 'countHeld'
  | 'listUnclear'
  | 'endpoints'
  | 'awaitSilence'
  | 'talks'
>;

/** Whether this process can do its work, and if not, why. */
export type Health = { ready(): { readonly ready: boolean; readonly why: readonly string[] } };

export type ApiDeps = {
  readonly db: Database;
  readonly vault: Vault;
  readonly directory: Directory;
  readonly contacts: Contacts;
  readonly ledger: Ledger;
  readonly client: WhatsAppClient;
  readonly messages: ApiMessages;
  readonly conversations: Conversations;
  readonly rights: Rights;
  readonly retention: Retention;
  readonly keys: Keys;
  readonly staff: Staff;
  readonly clock: Clock;
  readonly random: Random;
  readonly turn: Turn;
  readonly log: ApiLog;
  readonly registry: Registry;
  /** Under which address the outside reaches this server; null: as the caller's Host header says. */
  readonly publicUrl: string | null;
  readonly health: Health;
};
