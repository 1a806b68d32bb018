// Meta limits how many people a business may start to write to in 24 hours. Answers in an open window do not count,
// nor does a second message to a person who is counted already.

import { every, type Rule, type RuleEntry, reason, until } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'messaging-limit',
  title: "Within Meta's messaging limit",
  explains:
    'Meta limits how many people a business may start to write to in a rolling 24 hours. Answers in an open window, and people who are counted already, are free. When somebody drops out of the count is not known, so the message is tried again in an hour.',
  sources: [sources.waLimits],
};

const full = reason(
  entry,
  'DEFER_MESSAGING_LIMIT',
  'The business has started to write to as many people in the last 24 hours as Meta allows it. The message can go when one of them no longer counts.',
);

/** The limit rolls, and nobody knows when the next person drops out of it: look again in an hour. */
const lookAgainMs = 60 * 60_000;

export const messagingLimitRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'fullLimit',
  applies: every,
  judge: ({ facts, windowOpen }) => {
    const { limitMax, limitUsed, limitCounted } = facts.rates;
    if (windowOpen || limitMax === null || limitCounted || limitUsed < limitMax) return null;
    return until(full, facts.atMs + lookAgainMs);
  },
};
