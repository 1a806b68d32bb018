// Opens the evidence of events: for whoever has to know whom it names. Where its key was destroyed there is none.

import type { Transaction } from '../database/database.ts';
import type { BusinessId, ContactId, Json } from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import { readEvidence } from './store.ts';
import type { LedgerContacts, OpenedEvidence } from './types.ts';

type Deps = {
  readonly vault: Pick<Vault, 'open'>;
  readonly contacts: Pick<LedgerContacts, 'evidenceKeyIn'>;
};

/** The evidence by its event, with the contact for whom it was recorded then, who may have been merged since. */
export async function evidenceIn(
  deps: Deps,
  tx: Transaction,
  what: { readonly businessId: BusinessId; readonly eventIds: readonly string[] },
): Promise<Map<string, OpenedEvidence>> {
  const { businessId, eventIds } = what;
  const rows = eventIds.length === 0 ? [] : await readEvidence(tx, businessId, eventIds);
  const ids = [...new Set(rows.map(row => row.contact_id))];
  const keys: ReadonlyMap<ContactId, Buffer | null> =
    ids.length === 0 ? new Map() : await deps.contacts.evidenceKeyIn(tx, businessId, ids);
  const opened = new Map<string, OpenedEvidence>();
  for (const row of rows) {
    const key = keys.get(row.contact_id) ?? null;
    if (key === null) continue;
    const plain: { readonly evidence: Json } = JSON.parse(
      deps.vault.open(key, row.sealed, `evidence:${row.event_id}`).toString('utf8'),
    );
    opened.set(row.event_id, { contactId: row.contact_id, evidence: plain.evidence });
  }
  return opened;
}
