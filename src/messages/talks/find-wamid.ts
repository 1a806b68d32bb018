// Meta's id of a message that came in: it holds the phone number, so it lies sealed with the content.

import type { Contacts } from '../../contacts/contacts.ts';
import type { Database } from '../../database/database.ts';
import type { BusinessId, MessageId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { findWithBodies } from './store.ts';

type Deps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'open'>;
  readonly contacts: Pick<Contacts, 'profileKeyOf'>;
};

/** Meta's id of an inbound message; undefined where there is none, or nobody can open it any more. */
export async function findWamid(deps: Deps, businessId: BusinessId, id: MessageId): Promise<string | undefined> {
  const [row] = await findWithBodies(deps.db, businessId, [id]);
  if (row?.direction !== 'in' || row.body === null) return undefined;
  const key = await deps.contacts.profileKeyOf(businessId, row.contact_id);
  if (key === null) return undefined;
  const opened: { wamid?: unknown } = JSON.parse(deps.vault.open(key, row.body, `message:${id}`).toString('utf8'));
  return typeof opened.wamid === 'string' ? opened.wamid : undefined;
}
