// Even who agreed does not want to hear every day: two in seven days and six in thirty, over all marketing.

import { marketing, type Rule, type RuleEntry, reason, until } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'frequency',
  title: 'Not too often',
  explains:
    'Who agreed does not want to hear every day. All marketing to a person counts together, over all purposes, surveys included. What is too much waits until the oldest message no longer counts. A business may set lower caps.',
  sources: [sources.waPolicy, sources.gdprObjection],
};

const often = reason(
  entry,
  'DEFER_FREQUENCY',
  'The person has had as much marketing as the caps allow. The message can go when the oldest of it no longer counts.',
);

export const frequencyRule: Rule = {
  ...entry,
  parameters: ['frequency'],
  onlyWith: 'marketingBefore',
  applies: marketing,
  judge: ({ facts, law }) => {
    const sent = facts.person.marketingSentAtMs;
    let freeMs = facts.atMs;
    for (const cap of law.frequency) {
      if (sent.length < cap.max) continue;
      // With the oldest first: when this one no longer counts, fewer than the cap are left.
      const last = sent[sent.length - cap.max];
      if (last !== undefined && last + cap.perMs > freeMs) freeMs = last + cap.perMs;
    }
    return freeMs > facts.atMs ? until(often, freeMs) : null;
  },
};
