// Every registry that a pack names, with the packs that need it: what can be imported, and how fresh it has to be.

import type { Registry } from './packs/pack.ts';
import { packs } from './packs/packs.ts';

/** A registry with the packs that name it, and the country (ISO 3166 alpha-2) whose numbers are on it. */
export type KnownRegistry = Registry & { readonly packs: readonly string[]; readonly country: string };

/** In order of their ids. Where two packs name the same one, the shorter age counts. */
export const knownRegistries: readonly KnownRegistry[] = [
  ...Map.groupBy(
    packs.flatMap(pack => pack.registries.map(registry => ({ registry, pack: pack.id }))),
    one => one.registry.id,
  ).values(),
]
  .flatMap(named => {
    const [first] = named;
    if (first === undefined) return [];
    return {
      ...first.registry,
      maxAgeDays: Math.min(...named.map(one => one.registry.maxAgeDays)),
      packs: named.map(one => one.pack),
      country: first.pack.slice(0, 2),
    };
  })
  .toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** The registry with this id. */
export function findRegistry(id: string): KnownRegistry | undefined {
  return knownRegistries.find(one => one.id === id);
}
