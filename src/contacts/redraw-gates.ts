// The gates after a change of identities: merged, widened by what new aliases tell, under the blocks that are kept for
// those aliases, suspended where a number may have changed hands. Pure.

import { isDeepStrictEqual } from 'node:util';
import type { ContactId } from '../kernel/kernel.ts';
import { type PersonFacts, type SuppressionFact, unknownPerson } from '../policy/policy.ts';
import { leftBy, type RollChange } from './compare-rolls.ts';
import { mergeGates, mergeSuppressions } from './merge-gates.ts';
import { union } from './merge-noted.ts';
import type { Places } from './places-of.ts';

export type Gate = { readonly id: ContactId; readonly version: number; readonly facts: PersonFacts };
export type NewGate = Gate & { readonly mergedInto: ContactId | null };

/** What an alias tells of whoever has it. */
export type AliasNews = { readonly places: Places; readonly suppressions: readonly SuppressionFact[] };

/** What is known of aliases that were placed, by their keys, and on which registries people are by all their numbers. */
export type News = {
  readonly aliases: ReadonlyMap<string, AliasNews>;
  readonly registries: ReadonlyMap<ContactId, readonly string[]>;
};

export type Redrawn = { readonly newcomers: readonly NewGate[]; readonly changed: readonly NewGate[] };

/** The gates to write. `stored` holds the locked rows of everybody whom the change touches. */
export function redrawGates(change: RollChange, stored: ReadonlyMap<ContactId, Gate>, news: News): Redrawn {
  const losersOf = Map.groupBy(change.merged, one => one.survivor);
  const gained = Map.groupBy(
    [...change.added, ...change.changed.filter(one => one.from !== one.person)],
    one => one.person,
  );
  const redraw = (id: ContactId, start: Gate): NewGate => {
    const losers = (losersOf.get(id) ?? []).flatMap(one => stored.get(one.loser) ?? []);
    const told = (gained.get(id) ?? []).flatMap(one => news.aliases.get(one.key) ?? []);
    const merged = losers.reduce((facts, loser) => mergeGates(facts, loser.facts), start.facts);
    const widened = withRegistries(told.reduce(learn, merged), news.registries.get(id));
    const facts = change.suspended.has(id) ? { ...widened, identityStale: true } : widened;
    return { id, version: Math.max(start.version, ...losers.map(one => one.version)), facts, mergedInto: null };
  };
  const newcomers = change.newcomers.map(id => redraw(id, { id, version: 1, facts: unknownPerson }));
  const lost = new Set(change.merged.map(one => one.loser));
  const left = leftBy(change);
  const changed: NewGate[] = [];
  for (const gate of stored.values()) {
    if (lost.has(gate.id)) continue;
    const drawn = redraw(gate.id, gate);
    const isSame = !losersOf.has(gate.id) && !left.has(gate.id) && isDeepStrictEqual(drawn.facts, gate.facts);
    if (!isSame) changed.push({ ...drawn, version: drawn.version + 1 });
  }
  for (const { loser, survivor } of change.merged) {
    const gate = stored.get(loser);
    if (gate !== undefined) changed.push(emptied(gate, survivor));
  }
  return { newcomers, changed };
}

/** Far above any that a person reaches by events, so that no decision made for anybody is recorded on a merged row. */
const mergedVersion = 2 ** 52;

/** Whoever still holds the loser's id finds another version there, and no consent. */
function emptied(gate: Gate, survivor: ContactId): NewGate {
  return {
    id: gate.id,
    version: Math.max(mergedVersion, gate.version + 1),
    facts: { ...gate.facts, consents: [] },
    mergedInto: survivor,
  };
}

/** Registries follow from a person's numbers, whatever stood there before; undefined: their numbers are as they were. */
export function withRegistries(facts: PersonFacts, registries: readonly string[] | undefined): PersonFacts {
  if (registries === undefined) return facts;
  const { registries: _, ...rest } = facts;
  return registries.length === 0 ? rest : { ...rest, registries };
}

/** What is known of whoever has an alias, with what the alias tells. */
export function learn(facts: PersonFacts, told: AliasNews): PersonFacts {
  const { places, suppressions } = told;
  return {
    ...facts,
    countries: union(facts.countries, places.countries),
    zones: union(facts.zones, places.zones),
    suppressions: suppressions.length === 0 ? facts.suppressions : mergeSuppressions(facts.suppressions, suppressions),
  };
}
