// What newly placed aliases tell about whoever has them: where they are from, and the blocks that are kept for them,
// which outlive an erased person and follow a number to its next owner (law.md 10.2).

import type { Transaction } from '../database/database.ts';
import type { BusinessId } from '../kernel/kernel.ts';
import type { SuppressionFact } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { canonicalSpellings } from './canonical-spellings.ts';
import type { RollChange } from './compare-rolls.ts';
import { keyOf } from './key-ids.ts';
import { placesOf } from './places-of.ts';
import type { AliasNews } from './redraw-gates.ts';
import * as store from './store.ts';
import type { Alias, KeyedAlias } from './types.ts';

/** The news of every alias that has another owner than before, by key. Aliases that came by a merge only bring none. */
export async function readNews(
  deps: { vault: Vault },
  tx: Transaction,
  what: { businessId: BusinessId; change: RollChange; aliases: ReadonlyMap<string, KeyedAlias> },
): Promise<ReadonlyMap<string, AliasNews>> {
  const { businessId, change } = what;
  const placed = [...change.added, ...change.changed.filter(one => one.from !== one.person)];
  const aliases = placed.flatMap(one => what.aliases.get(one.key) ?? []);
  if (aliases.length === 0) return new Map();
  const printsOf = new Map(aliases.map(alias => [alias.key, fingerprintsOf(deps.vault, businessId, alias)]));
  const rows = await store.readSuppressions(tx, businessId, [...printsOf.values()].flat());
  const blocks = Map.groupBy(rows, row => keyOf(row.fingerprint));
  return new Map(
    aliases.map(alias => {
      const prints = printsOf.get(alias.key) ?? [];
      const suppressions = prints.flatMap(print => blocks.get(keyOf(print)) ?? []).map(factOf);
      return [alias.key, { places: placesOf(idsOf(alias)), suppressions }];
    }),
  );
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
