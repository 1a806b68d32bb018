// Messages of one person with what was written in them: opened from their envelopes, one key for each id that the person
// had. What nobody can open any more, because the key was destroyed, has no content.

import { contentShown, quotedIn } from '../../../channels/whatsapp/whatsapp.ts';
import type { Contacts } from '../../../contacts/contacts.ts';
import type { Database } from '../../../database/database.ts';
import type { BusinessId } from '../../../kernel/kernel.ts';
import type { Vault } from '../../../vault/vault.ts';
import type { OpenedMessage } from '../../types.ts';
import { type MessageDbRow, storedMessage } from '../store.ts';
import { pageMessages } from './store.ts';
import type { MessagesAsked } from './types.ts';

/** `quotedWamid` is Meta's id of the message that it quotes, or answers by a tap. */
export type OpenedRow = OpenedMessage & { readonly quotedWamid: string | null };

export type OpenDeps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'open'>;
  readonly contacts: Pick<Contacts, 'profileKeysOf'>;
};

/** A page of messages, newest first, opened. */
export async function openMessages(
  deps: OpenDeps,
  businessId: BusinessId,
  asked: MessagesAsked,
): Promise<OpenedMessage[]> {
  return await openRows(deps, businessId, await pageMessages(deps.db, businessId, { ...asked, withBody: true }));
}

/** Rows with their sealed content, opened. */
export async function openRows(
  deps: OpenDeps,
  businessId: BusinessId,
  rows: readonly (MessageDbRow & { body?: Buffer | null })[],
): Promise<OpenedRow[]> {
  const keys = await deps.contacts.profileKeysOf(businessId, [...new Set(rows.map(row => row.contact_id))]);
  return rows.map(({ body = null, ...row }) => {
    const key = keys.get(row.contact_id) ?? null;
    const sealed = body === null || key === null ? null : { key, body };
    if (sealed === null) return { ...storedMessage(row), content: null, quotedWamid: null };
    const message = messageIn(openJson(deps, row.id, sealed));
    return { ...storedMessage(row), content: contentShown(message), quotedWamid: quotedIn(message) };
  });
}

function openJson(deps: OpenDeps, id: string, sealed: { key: Buffer; body: Buffer }): Record<string, unknown> {
  return JSON.parse(deps.vault.open(sealed.key, sealed.body, `message:${id}`).toString('utf8'));
}

/** What went out lies in an envelope as `request`, what came in as `update`. */
function messageIn(envelope: Record<string, unknown>): unknown {
  return envelope['request'] ?? envelope['update'];
}
