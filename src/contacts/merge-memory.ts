// What the ledger remembers on the gate beside the facts (when somebody objected, which noes cover older consents): a
// merge must not forget it. This room does not know the words; it knows two forms, a list and a mark with its instant.

import { canonicalJson, type Json } from '../kernel/kernel.ts';
import { type PersonFacts, unknownPerson } from '../policy/policy.ts';
import { notedFacts } from './merge-noted.ts';

type Memory = Readonly<Record<string, Json>>;

/** The memory of both: lists are joined, of two marks the later one holds. Commutative, associative, idempotent. */
export function mergeMemory(one: PersonFacts, other: PersonFacts): Memory {
  const merged: Record<string, Json> = { ...memoryOf(one) };
  for (const [word, theirs] of Object.entries(memoryOf(other))) {
    const ours = merged[word];
    merged[word] = ours === undefined ? theirs : both(ours, theirs);
  }
  return merged;
}

function memoryOf(facts: PersonFacts): Memory {
  return Object.fromEntries(Object.entries(facts).filter(([word]) => !(word in unknownPerson || notedFacts.has(word))));
}

function both(one: Json, other: Json): Json {
  if (Array.isArray(one) && Array.isArray(other)) {
    const bySpelling = new Map([...one, ...other].map((each: Json) => [canonicalJson(each), each]));
    return [...bySpelling].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  }
  const byInstant = instantOf(one) - instantOf(other);
  if (byInstant !== 0) return byInstant > 0 ? one : other;
  return canonicalJson(one) >= canonicalJson(other) ? one : other;
}

function instantOf(mark: Json): number {
  const isMark = typeof mark === 'object' && mark !== null && !Array.isArray(mark) && 'sinceMs' in mark;
  return isMark && typeof mark['sinceMs'] === 'number' ? mark['sinceMs'] : 0;
}
