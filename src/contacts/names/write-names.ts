// Changes what people are called: sealed under each person's profile key, with the keyed hashes of the words. Whose key
// was destroyed has no name any more and gets none.

import type { Transaction } from '../../database/database.ts';
import type { BusinessId, Clock, ContactId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { wordsOf } from './read-name.ts';
import * as store from './store.ts';
import type { NameSource } from './types.ts';

export type WriteDeps = { readonly vault: Vault; readonly clock: Clock };

/** Names by who says so; null takes one away, what is absent stays. */
export type NameChange = { readonly [source in NameSource]?: string | null };

type Held = ReadonlyMap<NameSource, string>;

/** What some people are called, by who says so; who is not among them has no key any more. Held until the end. */
export async function holdNames(
  deps: WriteDeps,
  tx: Transaction,
  what: { readonly businessId: BusinessId; readonly ids: readonly ContactId[] },
): Promise<Map<ContactId, { readonly key: Buffer; readonly names: Held }>> {
  const { businessId, ids } = what;
  const keys = await store.holdProfileKeys(tx, businessId, ids);
  const rows = Map.groupBy(await store.readNames(tx, businessId, ids), row => row.contact_id);
  return new Map(
    keys.map(({ contact_id: id, wrapped }) => {
      const key = deps.vault.unwrap(wrapped, `contact:${id}:profile`);
      const names = (rows.get(id) ?? []).map(row => [row.source, openName(deps.vault, key, row)] as const);
      return [id, { key, names: new Map(names) }];
    }),
  );
}

/** Writes the changes that are any; the ids of those who are called otherwise now. */
export async function changeNames(
  deps: WriteDeps,
  tx: Transaction,
  what: { readonly businessId: BusinessId; readonly changes: ReadonlyMap<ContactId, NameChange> },
): Promise<ContactId[]> {
  const { businessId, changes } = what;
  const held = await holdNames(deps, tx, { businessId, ids: [...changes.keys()] });
  const names: store.NewName[] = [];
  const gone: { contactId: ContactId; source: NameSource }[] = [];
  const words: store.NameWord[] = [];
  const people: ContactId[] = [];
  for (const [contactId, { key, names: before }] of held) {
    const changed = changedIn(before, changes.get(contactId) ?? {});
    if (changed.size === 0) continue;
    const after = new Map(before);
    for (const [source, value] of changed) {
      if (value === null) {
        after.delete(source);
        gone.push({ contactId, source });
      } else {
        after.set(source, value);
        names.push({ contactId, source, value: deps.vault.sealPersonal(key, value, contextOf(contactId, source)) });
      }
    }
    people.push(contactId);
    words.push(...hashesOf(deps.vault, businessId, [...after.values()]).map(word => ({ contactId, word })));
  }
  if (people.length === 0) return [];
  const { indexVersion } = deps.vault;
  await store.writeNames(tx, businessId, { people, names, gone, words, indexVersion, nowMs: deps.clock.now() });
  return people;
}

function changedIn(before: Held, change: NameChange): Map<NameSource, string | null> {
  const told = Object.entries(change) as [NameSource, string | null][]; // the keys of this very type
  return new Map(told.filter(([source, value]) => (before.get(source) ?? null) !== value));
}

/** The keyed hashes of the words of names, by which they are looked for. */
export function hashesOf(vault: Pick<Vault, 'blindIndex'>, businessId: BusinessId, names: readonly string[]): Buffer[] {
  return wordsOf(names).map(word => vault.blindIndex(businessId, 'name_word', word));
}

/** A name in plain words. */
export function openName(
  vault: Pick<Vault, 'open'>,
  key: Buffer,
  row: Pick<store.NameRow, 'contact_id' | 'source' | 'value'>,
): string {
  return vault.open(key, row.value, contextOf(row.contact_id, row.source)).toString('utf8');
}

function contextOf(contactId: ContactId, source: NameSource): string {
  return `contact-name:${contactId}:${source}`;
}
