// What has to be written: the difference between the roll that was read and the roll after all plans. Pure.

import type { ContactId } from '../kernel/kernel.ts';
import { type Roll, type RollAlias, type RollPerson, type RollRow, survivorOf } from './roll.ts';
import type { AliasKind } from './types.ts';

export type Placed = {
  readonly key: string;
  readonly kind: AliasKind;
  readonly person: ContactId;
  readonly main: boolean;
};

export type RollChange = {
  readonly newcomers: readonly ContactId[];
  /** Aliases that nobody had. */
  readonly added: readonly Placed[];
  /** Aliases that have another owner now, or are no longer (or newly) the main one; `from` is who had them. */
  readonly changed: readonly (Placed & { readonly from: ContactId })[];
  /** Aliases that lead to nobody now; `from` is who had them. */
  readonly released: readonly { readonly key: string; readonly from: ContactId }[];
  /** Stored people who are someone else now. */
  readonly merged: readonly { readonly loser: ContactId; readonly survivor: ContactId }[];
  readonly suspended: ReadonlySet<ContactId>;
};

/** The change between the rows that were read and the roll as it is now. */
export function compareRolls(before: readonly RollRow[], roll: Roll): RollChange {
  const was = new Map(before.map(row => [row.key, row]));
  const people = [...roll.people.values()];
  const placed = people.flatMap(aliasesOf);
  return {
    newcomers: people.filter(one => one.created && !roll.mergedInto.has(one.id)).map(one => one.id),
    added: placed.filter(one => !was.has(one.key)),
    changed: placed.flatMap(one => {
      const row = was.get(one.key);
      const isSame = row === undefined || (row.person === one.person && row.main === one.main);
      return isSame ? [] : [{ ...one, from: row.person }];
    }),
    released: before.filter(row => !roll.owners.has(row.key)).map(row => ({ key: row.key, from: row.person })),
    merged: [...roll.mergedInto.keys()]
      .filter(id => roll.people.get(id)?.created === false)
      .map(loser => ({ loser, survivor: survivorOf(roll, loser) })),
    suspended: new Set([...roll.suspended].map(id => survivorOf(roll, id))),
  };
}

/** Stored people whom an alias has left, or who are someone else now: their version rises, whatever their gate says. */
export function leftBy(change: RollChange): ReadonlySet<ContactId> {
  const moved = change.changed.filter(one => one.person !== one.from);
  return new Set([...moved, ...change.released].map(one => one.from));
}

/** Stored people whose row may change: who gained or lost an alias, was suspended, merged, or merged into. */
export function touchedBy(change: RollChange): ContactId[] {
  const newcomers = new Set(change.newcomers);
  const touched = new Set([
    ...change.added.map(one => one.person),
    ...change.changed.flatMap(one => (one.person === one.from ? [] : [one.person])),
    ...leftBy(change),
    ...change.merged.flatMap(one => [one.loser, one.survivor]),
    ...change.suspended,
  ]);
  return [...touched].filter(id => !newcomers.has(id)).sort();
}

function aliasesOf(person: RollPerson): Placed[] {
  return [...person.aliases].map(([key, alias]: [string, RollAlias]) => ({
    key,
    kind: alias.kind,
    person: person.id,
    main: alias.main,
  }));
}
