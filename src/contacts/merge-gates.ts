// Two people turn out to be one: what the gate may know of them afterwards. The stricter side wins in everything that
// permits; facts (when somebody wrote, what was sent) are joined. Pure; commutative, associative and idempotent.

import { canonicalJson } from '../kernel/kernel.ts';
import type { PersonFacts, SuppressionFact, WindowFact } from '../policy/policy.ts';
import { mergeConsents } from './merge-consents.ts';
import { mergeMemory } from './merge-memory.ts';
import { mergeInstants, mergeNoted, union } from './merge-noted.ts';

const objections = ['none', 'marketing', 'all'] as const;

/** The gate of the one person that two are. */
export function mergeGates(one: PersonFacts, other: PersonFacts): PersonFacts {
  return {
    ...mergeMemory(one, other),
    ...mergeNoted(one, other),
    erased: one.erased || other.erased,
    restricted: one.restricted || other.restricted,
    objected: objections[Math.max(objections.indexOf(one.objected), objections.indexOf(other.objected))] ?? 'all',
    identityStale: one.identityStale || other.identityStale,
    countries: union(one.countries, other.countries),
    zones: union(one.zones, other.zones),
    language: one.language === other.language ? one.language : null,
    suppressions: mergeSuppressions(one.suppressions, other.suppressions),
    consents: mergeConsents(one.consents, other.consents),
    windows: mergeWindows(one.windows, other.windows),
    marketingSentAtMs: mergeInstants(one.marketingSentAtMs, other.marketingSentAtMs),
    contactedBefore: one.contactedBefore || other.contactedBefore,
  };
}

/** All blocks of both, each once, in the order in which they came. */
export function mergeSuppressions(
  one: readonly SuppressionFact[],
  other: readonly SuppressionFact[],
): SuppressionFact[] {
  const bySpelling = new Map([...one, ...other].map(each => [canonicalJson(each), each]));
  return [...bySpelling]
    .toSorted(([a, x], [b, y]) => x.sinceMs - y.sinceMs || (a < b ? -1 : 1))
    .map(([, each]) => each);
}

/** That somebody wrote is a fact about the person, whichever name they used: the latest of each sender counts. */
function mergeWindows(one: PersonFacts['windows'], other: PersonFacts['windows']): PersonFacts['windows'] {
  const merged: Record<string, WindowFact> = { ...one };
  for (const [senderId, theirs] of Object.entries(other)) {
    const ours = merged[senderId];
    merged[senderId] = ours === undefined ? theirs : laterWindow(ours, theirs);
  }
  return merged;
}

function laterWindow(one: WindowFact, other: WindowFact): WindowFact {
  const inboundAtMs = Math.max(one.inboundAtMs, other.inboundAtMs);
  const free = Math.max(one.freeEntryUntilMs ?? 0, other.freeEntryUntilMs ?? 0);
  return free > 0 ? { inboundAtMs, freeEntryUntilMs: free } : { inboundAtMs };
}
