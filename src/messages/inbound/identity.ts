// A person's number or user id became another. The new ids are held by the same person, so that a stop covers them; the
// consent is suspended, because who reads the old number now is not known.

import type { PersonIds } from '../../channels/whatsapp/whatsapp.ts';
import type { Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { People } from './people.ts';
import { findByWamids } from './store.ts';
import type { ProcessDeps } from './types.ts';

export type IdentityChange = {
  readonly contactId: ContactId;
  readonly before: PersonIds;
  readonly now: PersonIds;
  readonly atMs: number;
  readonly wamid: string;
};

/**
 * Gives the new ids of a batch to the people who had the old ones; returns whose ids changed. News that came before is
 * left alone: whoever agreed anew since then must not be suspended by it again.
 */
export async function adoptNewIds(
  deps: Pick<ProcessDeps, 'contacts' | 'vault'>,
  tx: Transaction,
  what: { businessId: BusinessId; people: People },
): Promise<IdentityChange[]> {
  const { businessId, people } = what;
  const told = [...people.keys()].filter(update => update.kind === 'identity');
  if (told.length === 0) return [];
  const indexOf = (wamid: string) => deps.vault.blindIndex(businessId, 'wamid', wamid);
  const rows = await findByWamids(
    tx,
    businessId,
    told.map(update => indexOf(update.wamid)),
  );
  const known = new Set(rows.map(row => row.wamid_index.toString('hex')));
  const changes: IdentityChange[] = [];
  for (const { person: before, now, atMs, wamid } of told) {
    if (known.has(indexOf(wamid).toString('hex'))) continue;
    const { id } = await deps.contacts.changeIds(businessId, { previous: before, now });
    changes.push({ contactId: id, before, now, atMs, wamid });
  }
  return changes;
}
