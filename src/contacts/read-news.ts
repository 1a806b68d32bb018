// What newly placed aliases tell about whoever has them: where they are from, the blocks that are kept for them, which
// outlive an erased person and follow a number to its next owner (law.md 10.2), and the registries that they are on.

import type { Transaction } from '../database/database.ts';
import type { BusinessId, ContactId } from '../kernel/kernel.ts';
import type { SuppressionFact } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { canonicalSpellings } from './canonical-spellings.ts';
import type { RollChange } from './compare-rolls.ts';
import { indexOf, keyOf } from './key-ids.ts';
import { placesOf } from './places-of.ts';
import type { News } from './redraw-gates.ts';
import { registriesOf } from './registries/listed.ts';
import * as store from './store.ts';
import type { Alias, KeyedAlias } from './types.ts';

/**
 * The news of every alias that has another owner than before, and the registries of everybody whose names change.
 * `numbers` has the phone numbers of these people after the change, by the keys of their indexes. Aliases that came by a
 * merge only bring no news.
 */
export async function readNews(
  deps: { vault: Vault },
  tx: Transaction,
  what: {
    businessId: BusinessId;
    change: RollChange;
    aliases: ReadonlyMap<string, KeyedAlias>;
    numbers: ReadonlyMap<ContactId, readonly string[]>;
  },
): Promise<News> {
  const { businessId, change } = what;
  const placed = [...change.added, ...change.changed.filter(one => one.from !== one.person)];
  const aliases = placed.flatMap(one => what.aliases.get(one.key) ?? []);
  const printsOf = new Map(aliases.map(alias => [alias.key, fingerprintsOf(deps.vault, businessId, alias)]));
  const asked = {
    fingerprints: [...printsOf.values()].flat(),
    numbers: [...what.numbers.values()].flat().map(indexOf),
  };
  const isAsked = asked.fingerprints.length + asked.numbers.length > 0;
  const kept = isAsked ? await store.readKept(tx, businessId, asked) : { blocks: [], listed: [] };
  const blocks = Map.groupBy(kept.blocks, row => keyOf(row.fingerprint));
  const told = aliases.map(alias => {
    const prints = printsOf.get(alias.key) ?? [];
    const suppressions = prints.flatMap(print => blocks.get(keyOf(print)) ?? []).map(factOf);
    return [alias.key, { places: placesOf(idsOf(alias)), suppressions }] as const;
  });
  return { aliases: new Map(told), registries: registriesOfAll(what.numbers, kept.listed) };
}

function registriesOfAll(
  numbers: ReadonlyMap<ContactId, readonly string[]>,
  rows: readonly store.ListedRow[],
): ReadonlyMap<ContactId, readonly string[]> {
  const listed = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(row.blind_index);
    listed.set(key, [...(listed.get(key) ?? []), row.registry]);
  }
  return new Map([...numbers].map(([id, theirs]) => [id, registriesOf(theirs, listed)]));
}

/** Every spelling is asked for: an entry may be older than what we know about spellings. */
function fingerprintsOf(vault: Vault, businessId: BusinessId, alias: Alias): Buffer[] {
  const values = alias.kind === 'phone' ? canonicalSpellings(alias.value) : [alias.value];
  return values.map(value => vault.fingerprint(businessId, alias.kind, value));
}

function idsOf(alias: Alias) {
  return {
    phone: alias.kind === 'phone' ? alias.value : null,
    userId: alias.kind === 'bsuid' ? alias.value : null,
    parentUserId: alias.kind === 'parent_bsuid' ? alias.value : null,
  };
}

function factOf(row: store.SuppressionRow): SuppressionFact {
  return {
    scope: row.scope,
    channel: row.channel,
    reason: row.reason,
    sinceMs: row.since_at,
    eventId: row.event_id,
  };
}
