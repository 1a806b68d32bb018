// Who put themselves on a do-not-contact list of their state or trade gets no advertising. Where the law keeps a list of
// those who agreed (İYS), a consent that is not on it does not count.

import type { Reason } from '../decision.ts';
import type { Registry } from '../packs/pack.ts';
import { concerns, isInGrace, isOn } from '../registries.ts';
import { marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'registry-listed',
  title: 'Lists of those who want no advertising are respected',
  sources: [sources.eCommerceRegisters, sources.iys],
};

/** Words by registry, made once; packs name few. */
const words = new Map<string, Reason>();

export const registryListedRule: Rule = {
  ...entry,
  parameters: ['registries'],
  since: '2026.11.2',
  applies: marketing,
  judge: ({ facts, law, standing }) => {
    for (const registry of law.registries) {
      if (!concerns(registry, facts, standing.relied) || isInGrace(registry, facts, standing.relied)) continue;
      if (isOn(registry, facts) !== (registry.kind === 'registered')) return wordsOf(registry);
    }
    return null;
  },
};

function wordsOf({ id, kind }: Registry): Reason {
  const key = `${kind} ${id}`;
  const made =
    words.get(key) ??
    reason(
      entry,
      'DENY_REGISTRY_LISTED',
      kind === 'registered'
        ? `Advertising here needs a consent that is registered with ${id}, and this person has none there, nor one so new that it may still be missing. Register the consent, and import the list anew.`
        : `The person is on the registry ${id} of those who want no advertising. Only a consent of their own to this business could change that, where the law lets it.`,
    );
  words.set(key, made);
  return made;
}
