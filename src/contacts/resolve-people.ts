// Resolves ids to people, where something has to be written: someone new, a new alias, two who are one. One transaction
// for everybody who waits, under the business's identity lock.

import type { Database, Transaction } from '../database/database.ts';
import { type BusinessId, type Clock, type ContactId, newId, present, type Random } from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import { compareRolls, type RollChange, touchedBy } from './compare-rolls.ts';
import { aliasesOf, personOf } from './find-people.ts';
import { keyOf, otherSpellingKeys } from './key-ids.ts';
import { type PlanIds, phonesIn, planIdentity } from './plan-identity.ts';
import { createRoll, type Roll, survivorOf } from './roll.ts';
import * as store from './store.ts';
import type { KeyedIds, Person } from './types.ts';
import { type Work, writeChange } from './write-change.ts';

export type ResolveDeps = { db: Database; vault: Vault; clock: Clock; random: Random };

/** Ids that came together; `previous` when Meta says that the same person had others before. */
export type ToResolve = { readonly ids: KeyedIds; readonly previous: KeyedIds | null };

/** `outdated` are people of whom another row, or another set of names, is stored by now. */
export type Resolved = { readonly people: Person[]; readonly outdated: readonly ContactId[] };

/** The person of each input, in their order, and whose cached entry is old now. */
export async function resolvePeople(
  deps: ResolveDeps,
  businessId: BusinessId,
  inputs: readonly ToResolve[],
): Promise<Resolved> {
  const { vault } = deps;
  const keyed = inputs.flatMap(one => (one.previous === null ? [one.ids] : [one.ids, one.previous]));
  const aliases = new Map(
    keyed
      .flatMap(ids => [...aliasesOf(ids), ...otherSpellingKeys(vault, businessId, ids.phone)])
      .map(alias => [alias.key, alias]),
  );
  return await deps.db.transaction(businessId, async tx => {
    await store.lockIdentities(tx, businessId);
    const indexes = [...aliases.values()].map(alias => alias.index);
    const rows = await store.readRoll(tx, businessId, indexes);
    const stored = new Map<ContactId, Person>();
    for (const row of rows) if (!stored.has(row.id)) stored.set(row.id, personOf(vault, businessId, row));
    return await planAndWrite(deps, tx, { work: { businessId, aliases, rows, stored }, inputs });
  });
}

async function planAndWrite(
  deps: ResolveDeps,
  tx: Transaction,
  what: { work: Work; inputs: readonly ToResolve[] },
): Promise<Resolved> {
  const { work, inputs } = what;
  const before = work.rows.map(row => ({
    person: row.id,
    key: keyOf(row.blind_index),
    kind: row.kind,
    main: row.main,
  }));
  const roll = createRoll(before);
  const spell = (ids: KeyedIds): PlanIds => planIdsOf(deps.vault, work.businessId, ids);
  const found = inputs.map(
    ({ ids, previous }) =>
      planIdentity(roll, { ids: spell(ids), previous: previous === null ? null : spell(previous) }, () =>
        newId<'contact'>(deps),
      ).person,
  );
  const change = compareRolls(before, roll);
  const numbers = numbersAfter(roll, change);
  const written = await writeChange(deps, tx, { work, change, numbers, mergedBy: null });
  const people = found.map(id => personAfter(work, { roll, written, id }));
  return { people, outdated: touchedBy(change) };
}

function planIdsOf(vault: Vault, businessId: BusinessId, ids: KeyedIds): PlanIds {
  return {
    phone: ids.phone?.key ?? null,
    phoneSpellings: otherSpellingKeys(vault, businessId, ids.phone).map(alias => alias.key),
    userId: ids.userId?.key ?? null,
    parentUserId: ids.parentUserId?.key ?? null,
  };
}

/** The phone numbers of everybody whose names change, as they are after the change. */
export function numbersAfter(roll: Roll, change: RollChange): ReadonlyMap<ContactId, readonly string[]> {
  const concerned = [...change.newcomers, ...touchedBy(change)].filter(id => !roll.mergedInto.has(id));
  return new Map(concerned.map(id => [id, phonesIn(roll.people.get(id))]));
}

function personAfter(work: Work, what: { roll: Roll; written: ReadonlyMap<ContactId, Person>; id: ContactId }): Person {
  const id = survivorOf(what.roll, what.id);
  return present(what.written.get(id) ?? work.stored.get(id), 'the person that was resolved');
}
