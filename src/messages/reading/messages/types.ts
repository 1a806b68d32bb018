// The words of reading the messages of one person.

import type { ContactId, SenderId } from '../../../kernel/kernel.ts';

/** A page of a person's messages, older than an id; `senderIds` narrows it to some numbers. */
export type MessagesAsked = {
  readonly contactId: ContactId;
  readonly senderIds: readonly SenderId[] | null;
  readonly before: string;
  readonly limit: number;
};

/** What messages of everybody are looked for by; empty lists and nulls ask for all. */
export type MessagesSought = {
  readonly directions: readonly string[];
  readonly classes: readonly string[];
  readonly states: readonly string[];
  readonly senderIds: readonly SenderId[] | null;
  /** Only those that did not arrive. */
  readonly failed: boolean;
  /** Meta's codes; one of null: it gave none. */
  readonly errorCodes: readonly (number | null)[] | null;
  readonly newerThan: string;
  readonly before: string;
  readonly limit: number;
};
