// The values of aliases, sealed under the key of whoever has them: an alias that moves to another person is sealed anew,
// so that it goes when that person's key goes.

import type { ContactId } from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import type { RollChange } from './compare-rolls.ts';
import { keyOf } from './key-ids.ts';
import type { AliasRow, ChangedAlias, NewAlias } from './store.ts';
import type { KeyedAlias } from './types.ts';

export type SealInput = {
  readonly change: RollChange;
  /** The aliases whose values are at hand, by key. */
  readonly aliases: ReadonlyMap<string, KeyedAlias>;
  readonly rows: readonly AliasRow[];
  readonly keyOfPerson: (id: ContactId) => Buffer | null;
};

export type SealedAliases = { added: NewAlias[]; changed: ChangedAlias[]; released: Buffer[] };

/** The alias rows to write. Without a key (it was destroyed) a value is left empty: the index alone remains. */
export function sealAliases(vault: Vault, input: SealInput): SealedAliases {
  const rows = new Map(input.rows.map(row => [keyOf(row.blind_index), row]));
  const seal = (person: ContactId, index: Buffer, value: string): Buffer => {
    const key = input.keyOfPerson(person);
    return key === null || value === '' ? Buffer.alloc(0) : vault.sealPersonal(key, value, contextOf(index));
  };
  return {
    added: input.change.added.flatMap(one => {
      const alias = input.aliases.get(one.key);
      if (alias === undefined) return [];
      const value = seal(one.person, alias.index, alias.value);
      return [{ index: alias.index, kind: one.kind, contactId: one.person, value, main: one.main }];
    }),
    changed: input.change.changed.flatMap(one => {
      const row = rows.get(one.key);
      if (row === undefined) return [];
      const isMoved = one.from !== one.person;
      const plain = () =>
        input.aliases.get(one.key)?.value ?? openAlias(vault, input.keyOfPerson(one.from), row)?.toString() ?? '';
      const value = isMoved ? seal(one.person, row.blind_index, plain()) : null;
      return [{ index: row.blind_index, contactId: one.person, main: one.main, value }];
    }),
    released: input.change.released.flatMap(one => rows.get(one.key)?.blind_index ?? []),
  };
}

/** The value of an alias; null when its key was destroyed. Fails with `master-key` when it was tampered with. */
export function openAlias(
  vault: Vault,
  profileKey: Buffer | null,
  row: { blind_index: Buffer; value: Buffer },
): Buffer | null {
  if (profileKey === null || row.value.length === 0) return null;
  return vault.open(profileKey, row.value, contextOf(row.blind_index));
}

function contextOf(index: Buffer): string {
  return `identity:${index.toString('hex')}`;
}
