// Writes what became of the roll: people and their aliases, gates and keys, names, and the record of each merge.

import type { Transaction } from '../database/database.ts';
import { type BusinessId, type Clock, type ContactId, newId, present, type Random } from '../kernel/kernel.ts';
import { unknownPerson } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { type RollChange, touchedBy } from './compare-rolls.ts';
import { indexOf } from './key-ids.ts';
import { sealReason } from './merges/reason.ts';
import { adoptLabels, insertMerge } from './merges/store.ts';
import { adoptNames } from './names/adopt-names.ts';
import { readNews } from './read-news.ts';
import { type Gate, type NewGate, redrawGates } from './redraw-gates.ts';
import { sealAliases } from './seal-aliases.ts';
import * as store from './store.ts';
import type { KeyedAlias, Person } from './types.ts';

export type WriteDeps = { vault: Vault; clock: Clock; random: Random };

export type Work = {
  readonly businessId: BusinessId;
  /** Every alias at hand, by key. */
  readonly aliases: ReadonlyMap<string, KeyedAlias>;
  readonly rows: readonly store.AliasRow[];
  readonly stored: ReadonlyMap<ContactId, Person>;
};

/** By whose hand people became one, and why; null: their ids came together. */
export type MergedBy = { readonly by: string; readonly reason: string } | null;

/** Writes what the plans changed; gives everybody whose row is new or another. */
export async function writeChange(
  deps: WriteDeps,
  tx: Transaction,
  what: {
    readonly work: Work;
    readonly change: RollChange;
    readonly numbers: ReadonlyMap<ContactId, readonly string[]>;
    readonly mergedBy: MergedBy;
  },
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
  await recordMerges(deps, tx, what);
  const after = [...redrawn.newcomers, ...redrawn.changed].filter(one => one.mergedInto === null);
  return new Map(after.map(one => [one.id, { ...gateOf(one), businessId, profileKey: keyOfPerson(one.id) }]));
}

/** Each merge with the aliases that came by it, so that it can be told apart again; the survivor takes over the names. */
async function recordMerges(
  deps: WriteDeps,
  tx: Transaction,
  what: { readonly work: Work; readonly change: RollChange; readonly mergedBy: MergedBy },
): Promise<void> {
  const { work, change, mergedBy } = what;
  const { businessId } = work;
  for (const { survivor, loser } of change.merged) {
    const id = newId<'contact merge'>(deps);
    const said = { businessId, contactId: survivor, about: id };
    await insertMerge(tx, businessId, {
      ...{ id, survivorId: survivor, mergedId: loser },
      aliases: change.changed.filter(alias => alias.from === loser).map(alias => indexOf(alias.key)),
      madeBy: mergedBy?.by ?? null,
      reason: mergedBy === null ? null : await sealReason(deps, tx, { ...said, reason: mergedBy.reason }),
    });
    await adoptLabels(tx, businessId, { survivorId: survivor, mergedId: loser });
  }
  await adoptNames(deps, tx, { businessId, merges: change.merged });
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

/** The two keys of somebody new. */
export function newKeys(vault: Vault, id: ContactId): Keys {
  return { profile: vault.wrapNewKey(`contact:${id}:profile`), evidence: vault.wrapNewKey(`contact:${id}:evidence`) };
}

/** The row of somebody new. */
export function newcomer(gate: NewGate, keys: Keys): store.Newcomer {
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
