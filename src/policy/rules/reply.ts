// Who writes gets an answer: within the open window, in free words.

import { type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'reply',
  title: 'Answers to the person',
  explains:
    'It permits answers: free words (and reactions) in the open window answer the person. Words that are declared as utility or authentication, or carry such a purpose, count as answers there too. Marketing does not.',
  sources: [sources.waWindow, sources.gdprLawfulness],
};

const answer = reason(
  entry,
  'ALLOW_REPLY',
  'The person wrote to this sender in the last 24 hours, and this answers them.',
);

export const replyRule: Rule = {
  ...entry,
  parameters: ['windowHours'],
  applies: ['reply', 'utility', 'authentication'],
  judge: ({ facts, messageClass, windowOpen }) => {
    const { kind } = facts.message;
    if (!windowOpen) return null;
    return kind === 'free_form' || (kind === 'reaction' && messageClass === 'reply') ? answer : null;
  },
};
