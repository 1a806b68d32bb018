// People on the roll by their ids, for staff who say who is who: as they are stored, with all their names in the clear.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, Failure } from '../../kernel/kernel.ts';
import { canonicalSpellings } from '../canonical-spellings.ts';
import { personOf } from '../find-people.ts';
import { keyOf } from '../key-ids.ts';
import { createRoll, type Roll, type RollRow } from '../roll.ts';
import { openAlias } from '../seal-aliases.ts';
import type { AliasRow } from '../store.ts';
import type { KeyedAlias, Person } from '../types.ts';
import type { Work, WriteDeps } from '../write-change.ts';
import { type NamedRow, readNamed } from './store.ts';

export type OnRoll = {
  readonly work: Work;
  readonly before: readonly RollRow[];
  readonly roll: Roll;
  readonly firstSeenMs: ReadonlyMap<string, number>;
};

/** Exactly these people. Fails with `not-found` for who is not there, with `conflict` for who was merged or erased. */
export async function putOnRoll(
  deps: Pick<WriteDeps, 'vault'>,
  tx: Transaction,
  what: { readonly businessId: BusinessId; readonly ids: readonly ContactId[] },
): Promise<OnRoll> {
  const { businessId, ids } = what;
  const read = await readNamed(tx, businessId, ids);
  const stored = new Map<ContactId, Person>();
  for (const row of read) if (!stored.has(row.id)) stored.set(row.id, personOf(deps.vault, businessId, row));
  if (stored.size < ids.length) throw new Failure('not-found', 'there is no contact with this id');
  if (read.some(row => row.merged_into !== null)) throw new Failure('conflict', 'the contact was merged a moment ago');
  if ([...stored.values()].some(one => one.facts.erased)) throw new Failure('conflict', 'the person was erased');
  const rows = read.filter(isNamed);
  const before = rows.map(row => ({ person: row.id, key: keyOf(row.blind_index), kind: row.kind, main: row.main }));
  const roll = createRoll(before);
  for (const id of ids) if (!roll.people.has(id)) roll.people.set(id, { id, created: false, aliases: new Map() });
  return {
    work: { businessId, aliases: openAll(deps, rows, stored), rows, stored },
    before,
    roll,
    firstSeenMs: new Map(rows.map(row => [keyOf(row.blind_index), row.first_seen_at])),
  };
}

type WithName = NamedRow & AliasRow;

function isNamed(row: NamedRow): row is WithName {
  return row.blind_index !== null;
}

/** The names that can be opened, by key. */
function openAll(
  { vault }: Pick<WriteDeps, 'vault'>,
  rows: readonly AliasRow[],
  stored: ReadonlyMap<ContactId, Person>,
): Map<string, KeyedAlias> {
  const opened = rows.flatMap(row => {
    const value = openAlias(vault, stored.get(row.id)?.profileKey ?? null, row)?.toString('utf8');
    const key = keyOf(row.blind_index);
    return value === undefined ? [] : [[key, { kind: row.kind, value, key, index: row.blind_index }] as const];
  });
  return new Map(opened);
}

/** How many phone numbers a person has, however each is spelled. */
export function countNumbers({ roll, work }: OnRoll, id: ContactId): number {
  const phones = [...(roll.people.get(id)?.aliases ?? [])].filter(([, alias]) => alias.kind === 'phone');
  const numbers = phones.map(([key]) => {
    const value = work.aliases.get(key)?.value;
    return value === undefined ? key : (canonicalSpellings(value)[0] ?? value);
  });
  return new Set(numbers).size;
}
