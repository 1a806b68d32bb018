// What the gate becomes when something is noted of a person, and what of it is new. Pure.

import { isDeepStrictEqual } from 'node:util';
import type { PersonFacts, RelationFact } from '../../policy/policy.ts';
import type { NotedChange, NotedFacts } from './types.ts';

/** So many ties are kept, the latest: what is older counts for less. */
const relationsMax = 100;

export type Applied = { readonly gate: PersonFacts; readonly before: NotedFacts; readonly after: NotedFacts };

/** The gate after the change, with what changed, before and after; undefined when everything was noted already. */
export function applyChange(gate: PersonFacts, change: NotedChange, eventId: string): Applied | undefined {
  const wanted: { [Name in keyof NotedFacts]: NotedFacts[Name] | null | undefined } = {
    age: change.age,
    regions: change.regions && [...new Set(change.regions)].sort(),
    source: change.source,
    noticeGiven: change.noticeGiven,
    relations: change.relation && withRelation(gate.relations ?? [], { ...change.relation, eventId }),
  };
  const changed = (Object.keys(wanted) as (keyof NotedFacts)[]) // the keys of this very object
    .filter(name => wanted[name] !== undefined && !isDeepStrictEqual(wanted[name] ?? undefined, gate[name]));
  if (changed.length === 0) return undefined;
  const next: Record<string, unknown> = { ...gate };
  for (const name of changed) {
    if (wanted[name] === null) delete next[name];
    else next[name] = wanted[name];
  }
  const after = next as PersonFacts; // the gate with members of its own types
  return { gate: after, before: only(gate, changed), after: only(after, changed) };
}

function withRelation(relations: readonly RelationFact[], relation: RelationFact): readonly RelationFact[] {
  const { eventId: _, ...said } = relation;
  const isKnown = relations.some(({ eventId: __, ...one }) => isDeepStrictEqual(one, said));
  if (isKnown) return relations;
  return [...relations, relation].toSorted((one, other) => one.atMs - other.atMs).slice(-relationsMax);
}

function only(gate: PersonFacts, names: readonly (keyof NotedFacts)[]): NotedFacts {
  return Object.fromEntries(names.flatMap(name => (gate[name] === undefined ? [] : [[name, gate[name]]])));
}
