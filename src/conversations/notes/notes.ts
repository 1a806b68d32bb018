// Notes of staff for one another, beside a conversation. They speak of the person, so they are sealed under that person's
// key and go with it.

import type { Contacts } from '../../contacts/contacts.ts';
import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, Failure, newId, type Random, type StaffId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { addEvents, holdFeed } from '../events/store.ts';
import type { Conversation, Note, NoteId } from '../types.ts';
import { deleteNote, insertNote, pageNotes } from './store.ts';

type Deps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'open' | 'sealPersonal'>;
  readonly contacts: Pick<Contacts, 'profileKeyOf' | 'profileKeysOf'>;
  readonly clock: Clock;
  readonly random: Random;
};

/** A page of notes, newest first, opened. */
export async function listNotes(
  deps: Deps,
  businessId: BusinessId,
  page: { conversation: Conversation; after: string | null; limit: number },
): Promise<{ items: Note[]; next: string | null }> {
  const { conversation, after, limit } = page;
  const rows = await pageNotes(deps.db, businessId, { conversationId: conversation.id, after, limit: limit + 1 });
  const keys = await deps.contacts.profileKeysOf(businessId, [...new Set(rows.map(row => row.contact_id))]);
  const items = rows.slice(0, limit).map(row => {
    const key = keys.get(row.contact_id) ?? null;
    const { id, sealed } = row;
    const text = key === null || sealed === null ? null : deps.vault.open(key, sealed, `note:${id}`).toString('utf8');
    return { id, by: row.user_id, text, deletedAfterDays: row.content_deleted_after };
  });
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Adds a note; throws `key-destroyed` where the person was erased. */
export async function addNote(
  deps: Deps,
  businessId: BusinessId,
  what: { conversation: Conversation; by: StaffId | null; text: string },
): Promise<Note> {
  const { conversation, by, text } = what;
  const { id: conversationId, contactId } = conversation;
  const key = await deps.contacts.profileKeyOf(businessId, contactId);
  if (key === null) throw new Failure('key-destroyed');
  const id: NoteId = newId<'note'>(deps);
  const sealed = deps.vault.sealPersonal(key, text, `note:${id}`);
  await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    await insertNote(tx, businessId, {
      id,
      conversation_id: conversationId,
      contact_id: contactId,
      user_id: by,
      sealed,
      content_deleted_after: null,
    });
    await tell(deps, { tx, businessId, conversation });
  });
  return { id, by, text, deletedAfterDays: null };
}

/** Removes a note: one's own, or anybody's (`by` null). False: there is no such. */
export async function removeNote(
  deps: Deps,
  businessId: BusinessId,
  what: { conversation: Conversation; id: NoteId; by: StaffId | null },
): Promise<boolean> {
  const { conversation, id, by } = what;
  return await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    const gone = await deleteNote(tx, businessId, { conversationId: conversation.id, id, by });
    if (gone) await tell(deps, { tx, businessId, conversation });
    return gone;
  });
}

type Told = { tx: Parameters<typeof addEvents>[0]; businessId: BusinessId; conversation: Conversation };

async function tell(deps: Deps, { tx, businessId, conversation }: Told): Promise<void> {
  const { id: conversationId, contactId } = conversation;
  const events = [{ kind: 'conversation' as const, conversationId, contactId }];
  await addEvents(tx, businessId, { events, atMs: deps.clock.now() });
}
