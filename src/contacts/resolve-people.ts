// Resolves ids to people, where something has to be written: someone new, a new alias, two who are one. One transaction
// for everybody who waits, under the business's identity lock.

import type { Database, Transaction } from '../database/database.ts';
import { type BusinessId, type Clock, type ContactId, newId, present, type Random } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { compareRolls, type RollChange, touchedBy } from './compare-rolls.ts';
import { aliasesOf, personOf } from './find-people.ts';
import { keyOf, otherSpellingKeys } from './key-ids.ts';
import { insertMerges } from './merges/store.ts';
import { type PlanIds, phonesIn, planIdentity } from './plan-identity.ts';
import { readNews } from './read-news.ts';
import { type Gate, type NewGate, redrawGates } from './redraw-gates.ts';
import { createRoll, type Roll, survivorOf } from './roll.ts';
import { sealAliases } from './seal-aliases.ts';
import * as store from './store.ts';
import type { KeyedAlias, KeyedIds, Person } from './types.ts';

export type ResolveDeps = { db: Database; vault: Vault; clock: Clock; random: Random };

/** Ids that came together; `previous` when Meta says that the same person had others before. */
export type ToResolve = { readonly ids: KeyedIds; readonly previous: KeyedIds | null };

/** `outdated` are people of whom another row, or another set of names, is stored by now. */
export type Resolved = { readonly people: Person[]; readonly outdated: readonly ContactId[] };

type Work = {
  readonly businessId: BusinessId;
  /** Every alias at hand, by key. */
  readonly aliases: ReadonlyMap<string, KeyedAlias>;
  readonly rows: readonly store.AliasRow[];
  readonly stored: ReadonlyMap<ContactId, Person>;
};

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
  const written = await writeChange(deps, tx, { work, change, numbers: numbersAfter(roll, change) });
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

/** Writes what the plans changed; gives everybody whose row is new or another. */
async function writeChange(
  deps: ResolveDeps,
  tx: Transaction,
  what: { work: Work; change: RollChange; numbers: ReadonlyMap<ContactId, readonly string[]> },
): Promise<ReadonlyMap<ContactId, Person>> {
  const { work, change } = what;
  const { businessId } = work;
  const locked = await lockTouched(tx, businessId, touchedBy(change));
  const news = await readNews(deps, tx, { businessId, change, aliases: work.aliases, numbers: what.numbers });
  const redrawn = redrawGates(change, locked, news);
  const keys = new Map(redrawn.newcomers.map(one => [one.id, newKeys(deps.vault, one.id)]));
  const keyOfPerson = (id: ContactId) => keys.get(id)?.profile.key ?? work.stored.get(id)?.profileKey ?? null;
  const sealed = sealAliases(deps.vault, { change, aliases: work.aliases, rows: work.rows, keyOfPerson });
  if (redrawn.newcomers.length + sealed.added.length > 0) {
    await store.insertPeople(tx, businessId, {
      people: redrawn.newcomers.map(one => newcomer(one, present(keys.get(one.id), 'the keys of a newcomer'))),
      aliases: sealed.added,
      indexVersion: deps.vault.indexVersion,
      nowMs: deps.clock.now(),
    });
  }
  if (redrawn.changed.length + sealed.changed.length + sealed.released.length > 0) {
    const people = redrawn.changed.map(one => ({ ...one, gate: one.facts }));
    await store.changePeople(tx, businessId, { people, aliases: sealed.changed, released: sealed.released });
  }
  const merges = change.merged.map(one => ({ survivorId: one.survivor, mergedId: one.loser, madeBy: null }));
  await insertMerges(
    tx,
    businessId,
    merges.map(one => ({ ...one, id: newId(deps) })),
  );
  const after = [...redrawn.newcomers, ...redrawn.changed].filter(one => one.mergedInto === null);
  return new Map(after.map(one => [one.id, { ...gateOf(one), businessId, profileKey: keyOfPerson(one.id) }]));
}

/** The phone numbers of everybody whose names change, as they are after the change. */
function numbersAfter(roll: Roll, change: RollChange): ReadonlyMap<ContactId, readonly string[]> {
  const concerned = [...change.newcomers, ...touchedBy(change)].filter(id => !roll.mergedInto.has(id));
  return new Map(concerned.map(id => [id, phonesIn(roll.people.get(id))]));
}

async function lockTouched(
  tx: Transaction,
  businessId: BusinessId,
  touched: readonly ContactId[],
): Promise<Map<ContactId, Gate>> {
  const rows = touched.length === 0 ? [] : await store.lockPeople(tx, businessId, touched);
  return new Map(
    rows.map(row => [row.id, { id: row.id, version: row.version, facts: { ...unknownPerson, ...row.gate } }]),
  );
}

type Keys = Record<'profile' | 'evidence', ReturnType<Vault['wrapNewKey']>>;

function newKeys(vault: Vault, id: ContactId): Keys {
  return { profile: vault.wrapNewKey(`contact:${id}:profile`), evidence: vault.wrapNewKey(`contact:${id}:evidence`) };
}

function newcomer(gate: NewGate, keys: Keys): store.Newcomer {
  return {
    id: gate.id,
    gate: gate.facts,
    profile: keys.profile.wrapped,
    evidence: keys.evidence.wrapped,
    keyVersion: keys.profile.version,
  };
}

function gateOf(gate: NewGate): Gate {
  return { id: gate.id, version: gate.version, facts: gate.facts };
}

function personAfter(work: Work, what: { roll: Roll; written: ReadonlyMap<ContactId, Person>; id: ContactId }): Person {
  const id = survivorOf(what.roll, what.id);
  return present(what.written.get(id) ?? work.stored.get(id), 'the person that was resolved');
}
