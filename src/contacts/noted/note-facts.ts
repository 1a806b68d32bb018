// Notes facts of a person: on the gate, under a new version, and on record with what stood before and which key did it.
// The record is sealed under the person's evidence key, so that it goes when that key goes.

import type { Database, Transaction } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  type ContactId,
  Failure,
  type Id,
  newId,
  type Random,
} from '../../kernel/kernel.ts';
import { type PersonFacts, unknownPerson } from '../../policy/policy.ts';
import type { Vault } from '../../vault/vault.ts';
import { readKeys } from '../store.ts';
import { applyChange } from './apply-change.ts';
import * as store from './store.ts';
import type { Doer, NoteInput, RecordedChange, RecordedFacts } from './types.ts';

export type NoteDeps = { db: Database; vault: Vault; clock: Clock; random: Random };

/** Notes something; the id of the person whose gate it stands on, who may be the survivor of a merge. */
export async function noteFacts(deps: NoteDeps, businessId: BusinessId, input: NoteInput): Promise<ContactId> {
  return await deps.db.transaction(businessId, async tx => {
    const row = await lockSurvivor(tx, businessId, input.contactId);
    const id = newId<'contact fact change'>(deps);
    const applied = applyChange({ ...unknownPerson, ...row.gate }, input.change, id);
    if (applied === undefined) return row.id;
    const { keyId, staffId } = input;
    await recordChange(deps, tx, { ...applied, ...{ businessId, contactId: row.id, id, keyId, staffId } });
    return row.id;
  });
}

/** Puts a change of a person on record, with the gate where that changed too. */
export async function recordChange(
  deps: Pick<NoteDeps, 'vault' | 'clock'>,
  tx: Transaction,
  change: Doer & {
    readonly businessId: BusinessId;
    readonly contactId: ContactId;
    readonly id: Id<'contact fact change'>;
    readonly before: RecordedFacts;
    readonly after: RecordedFacts;
    readonly gate?: PersonFacts;
  },
): Promise<void> {
  const { businessId, contactId, id, before, after, keyId, staffId, gate = null } = change;
  const key = await evidenceKeyOf(deps, tx, { businessId, contactId });
  if (key === null) throw new Failure('key-destroyed');
  const sealed = deps.vault.sealPersonal(key, JSON.stringify({ before, after }), contextOf(id));
  await store.writeNoted(tx, businessId, { id, contactId, gate, sealed, keyId, staffId, nowMs: deps.clock.now() });
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
    staffId: row.user_id,
    changedMs: row.changed_at,
  }));
  return { items, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

function opened(vault: Vault, key: Buffer | null, row: store.ChangeRow): Pick<RecordedChange, 'before' | 'after'> {
  if (key === null) return { before: null, after: null };
  const change: { before: RecordedFacts; after: RecordedFacts } = JSON.parse(
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
