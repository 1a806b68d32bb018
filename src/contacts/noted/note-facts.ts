// Notes facts of a person: on the gate, under a new version, and on record with what stood before and which key did it.
// The record is sealed under the person's evidence key, so that it goes when that key goes.

import type { Database, Transaction } from '../../database/database.ts';
import { type BusinessId, type Clock, type ContactId, Failure, newId, type Random } from '../../kernel/kernel.ts';
import { unknownPerson } from '../../policy/policy.ts';
import type { Vault } from '../../vault/vault.ts';
import { readKeys } from '../store.ts';
import { applyChange } from './apply-change.ts';
import * as store from './store.ts';
import type { NotedFacts, NoteInput, RecordedChange } from './types.ts';

export type NoteDeps = { db: Database; vault: Vault; clock: Clock; random: Random };

/** Notes something; the id of the person whose gate it stands on, who may be the survivor of a merge. */
export async function noteFacts(deps: NoteDeps, businessId: BusinessId, input: NoteInput): Promise<ContactId> {
  return await deps.db.transaction(businessId, async tx => {
    const row = await lockSurvivor(tx, businessId, input.contactId);
    const id = newId<'contact fact change'>(deps);
    const applied = applyChange({ ...unknownPerson, ...row.gate }, input.change, id);
    if (applied === undefined) return row.id;
    const key = await evidenceKeyOf(deps, tx, { businessId, contactId: row.id });
    if (key === null) throw new Failure('key-destroyed');
    const { gate, before, after } = applied;
    const sealed = deps.vault.sealPersonal(key, JSON.stringify({ before, after }), contextOf(id));
    const { keyId } = input;
    await store.writeNoted(tx, businessId, { id, contactId: row.id, gate, sealed, keyId, nowMs: deps.clock.now() });
    return row.id;
  });
}

/** A page of what was noted of a person, newest first. */
export async function listNoted(
  deps: NoteDeps,
  businessId: BusinessId,
  page: { contactId: ContactId; after: string | null; limit: number },
): Promise<{ items: RecordedChange[]; next: string | null }> {
  const rows = await store.listChanges(deps.db, businessId, { ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const key =
    shown.length === 0
      ? null
      : await deps.db.transaction(businessId, tx => evidenceKeyOf(deps, tx, { businessId, contactId: page.contactId }));
  const items = shown.map(row => ({
    id: row.id,
    ...opened(deps.vault, key, row),
    keyId: row.key_id,
    changedMs: row.changed_at,
  }));
  return { items, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

function opened(vault: Vault, key: Buffer | null, row: store.ChangeRow): Pick<RecordedChange, 'before' | 'after'> {
  if (key === null) return { before: null, after: null };
  const change: { before: NotedFacts; after: NotedFacts } = JSON.parse(
    vault.open(key, row.sealed, contextOf(row.id)).toString('utf8'),
  );
  return change;
}

async function lockSurvivor(tx: Transaction, businessId: BusinessId, asked: ContactId): Promise<store.GateRow> {
  let id = asked;
  for (;;) {
    const row = await store.lockGate(tx, businessId, id);
    if (row === undefined) throw new Failure('not-found', 'there is no contact with this id');
    if (row.merged_into === null) return row;
    id = row.merged_into;
  }
}

async function evidenceKeyOf(
  deps: Pick<NoteDeps, 'vault'>,
  tx: Transaction,
  who: { businessId: BusinessId; contactId: ContactId },
): Promise<Buffer | null> {
  const [row] = await readKeys(tx, who.businessId, { kind: 'evidence', contactIds: [who.contactId] });
  const wrapped = row?.wrapped ?? null;
  return wrapped === null ? null : deps.vault.unwrap(wrapped, `contact:${who.contactId}:evidence`);
}

function contextOf(id: string): string {
  return `contact-fact-change:${id}`;
}
