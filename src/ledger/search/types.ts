// The words of looking for consent events.

import type { ContactId } from '../../kernel/kernel.ts';
import type { StoredEvent } from '../types.ts';

/** How somebody said no: a keyword, a button or own words in the chat, the API, staff, or a setting in WhatsApp. */
export type WayOfNo = 'keyword' | 'button' | 'words' | 'api' | 'staff' | 'meta';

/** What events are looked for by; empty lists and null ask for all. */
export type EventsSought = {
  readonly types: readonly string[];
  readonly sources: readonly string[];
  readonly ways: readonly WayOfNo[];
  readonly purpose: string | null;
  readonly channel: string | null;
  /** Ids, of which instants make bounds too. */
  readonly newerThan: string;
  readonly before: string;
  readonly limit: number;
};

/** An event with the person; null: nobody can be named any more. */
export type FoundEvent = StoredEvent & { readonly contactId: ContactId | null };
