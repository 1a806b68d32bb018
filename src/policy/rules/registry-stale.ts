// A list that was read too long ago no longer tells who is on it, so that nobody gets the advertising that it is for.

import type { Reason } from '../decision.ts';
import { concerns, isInGrace, isStale } from '../registries.ts';
import { marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'registry-stale',
  title: 'Lists of those who want no advertising are read anew in time',
  sources: [sources.eCommerceRegisters, sources.iys],
};

/** Words by registry, made once; packs name few. */
const words = new Map<string, Reason>();

export const registryStaleRule: Rule = {
  ...entry,
  parameters: ['registries'],
  since: '2026.11.2',
  applies: marketing,
  judge: ({ facts, law, standing }) => {
    for (const registry of law.registries) {
      if (!concerns(registry, facts, standing.relied) || isInGrace(registry, facts, standing.relied)) continue;
      if (isStale(registry, facts)) return wordsOf(registry.id);
    }
    return null;
  },
};

function wordsOf(id: string): Reason {
  const made =
    words.get(id) ??
    reason(
      entry,
      'DENY_REGISTRY_STALE',
      `The registry ${id} has to be asked before this advertising goes, and it was never imported, or too long ago. Import it anew.`,
    );
  words.set(id, made);
  return made;
}
