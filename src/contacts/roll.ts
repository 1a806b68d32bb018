// The roll: which aliases belong to whom, as far as the ids at hand touch it. A plan is a list of steps on it; what is
// written in the end is the difference between the roll that was read and the roll after all steps.

import { type ContactId, present } from '../kernel/kernel.ts';
import type { AliasKind } from './types.ts';

/** An alias on the roll. `main`: the one of its kind by which the person was seen last. */
export type RollAlias = { readonly kind: AliasKind; main: boolean };

export type RollPerson = {
  readonly id: ContactId;
  /** Not yet in the database. */
  readonly created: boolean;
  /** By the text of the blind index. */
  readonly aliases: Map<string, RollAlias>;
};

export type Roll = {
  readonly people: Map<ContactId, RollPerson>;
  readonly owners: Map<string, ContactId>;
  /** People who turned out to be someone else, and who. */
  readonly mergedInto: Map<ContactId, ContactId>;
  /** People whose consent is suspended until a new act of theirs, because their number may have changed hands. */
  readonly suspended: Set<ContactId>;
};

export type IdentityStep =
  | { readonly do: 'create'; readonly person: ContactId }
  | { readonly do: 'attach'; readonly person: ContactId; readonly key: string; readonly kind: AliasKind }
  | { readonly do: 'release'; readonly key: string }
  | { readonly do: 'merge'; readonly loser: ContactId; readonly survivor: ContactId }
  | { readonly do: 'suspend'; readonly person: ContactId };

export type RollRow = {
  readonly person: ContactId;
  readonly key: string;
  readonly kind: AliasKind;
  readonly main: boolean;
};

/** A roll of the people and aliases that were read. */
export function createRoll(rows: readonly RollRow[]): Roll {
  const roll: Roll = { people: new Map(), owners: new Map(), mergedInto: new Map(), suspended: new Set() };
  for (const row of rows) {
    const person = roll.people.get(row.person) ?? { id: row.person, created: false, aliases: new Map() };
    person.aliases.set(row.key, { kind: row.kind, main: row.main });
    roll.people.set(row.person, person);
    roll.owners.set(row.key, row.person);
  }
  return roll;
}

/** Changes the roll by one step. An alias that has an owner already is taken from them. */
export function applyStep(roll: Roll, step: IdentityStep): void {
  if (step.do === 'create') roll.people.set(step.person, { id: step.person, created: true, aliases: new Map() });
  else if (step.do === 'suspend') roll.suspended.add(step.person);
  else if (step.do === 'merge') merge(roll, step);
  else {
    release(roll, step.key);
    if (step.do === 'attach') attach(roll, step);
  }
}

/** The person whom a person is by now. */
export function survivorOf(roll: Roll, person: ContactId): ContactId {
  let id = person;
  for (let next = roll.mergedInto.get(id); next !== undefined; next = roll.mergedInto.get(id)) id = next;
  return id;
}

function release(roll: Roll, key: string): void {
  const owner = roll.owners.get(key);
  if (owner === undefined) return;
  roll.people.get(owner)?.aliases.delete(key);
  roll.owners.delete(key);
}

function attach(roll: Roll, step: { person: ContactId; key: string; kind: AliasKind }): void {
  const { aliases } = present(roll.people.get(step.person), 'the person to whom an alias is attached');
  for (const other of aliases.values()) if (other.kind === step.kind) other.main = false;
  aliases.set(step.key, { kind: step.kind, main: true });
  roll.owners.set(step.key, step.person);
}

function merge(roll: Roll, step: { loser: ContactId; survivor: ContactId }): void {
  const loser = present(roll.people.get(step.loser), 'the person who is merged');
  const survivor = present(roll.people.get(step.survivor), 'the person who is merged into');
  const kinds = new Set([...survivor.aliases.values()].filter(one => one.main).map(one => one.kind));
  for (const [key, alias] of loser.aliases) {
    survivor.aliases.set(key, { kind: alias.kind, main: alias.main && !kinds.has(alias.kind) });
    roll.owners.set(key, step.survivor);
  }
  loser.aliases.clear();
  roll.mergedInto.set(step.loser, step.survivor);
  if (roll.suspended.has(step.loser)) roll.suspended.add(step.survivor);
}
