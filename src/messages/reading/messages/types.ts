// The words of reading the messages of one person.

import type { ContactId, SenderId } from '../../../kernel/kernel.ts';

/** A page of a person's messages, older than an id; `senderIds` narrows it to some numbers. */
export type MessagesAsked = {
  readonly contactId: ContactId;
  readonly senderIds: readonly SenderId[] | null;
  readonly before: string;
  readonly limit: number;
};
