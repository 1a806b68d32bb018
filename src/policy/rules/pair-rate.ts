// Meta takes one message in six seconds from a number to one person, with a burst of 45 that borrows from the future.

import { every, type Rule, type RuleEntry, reason, until } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'pair-rate',
  title: 'Not too fast to one person',
  explains:
    'From one number to one person Meta takes a message in 6 seconds, with a burst of 45 that borrows from the future. What is faster waits.',
  sources: [sources.waPairRate],
};

const fast = reason(
  entry,
  'DEFER_PAIR_RATE',
  'This sender has just sent this person as much as Meta takes at once. The message can go in a moment.',
);

export const pairRateRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'fullPair',
  applies: every,
  judge: ({ facts }) => (facts.rates.pairFreeAtMs > facts.atMs ? until(fast, facts.rates.pairFreeAtMs) : null),
};
