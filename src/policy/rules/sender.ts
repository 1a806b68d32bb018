// A sender that the business switched off sends nothing.

import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'sender',
  title: 'Only active senders send',
  explains: 'The business switched this sender (phone number) off. Nothing goes from it, answers included.',
  sources: [sources.waPolicy],
};

const inactive = reason(entry, 'DENY_SENDER', 'This sender is switched off. Switch it on, or use another one.');

export const senderRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'inactiveSender',
  applies: every,
  judge: ({ facts }) => (facts.sender.active === true ? null : inactive),
};
