// What the law demands goes out even to whoever stopped everything: the confirmation of that stop, the answer to a
// request. Only as a free answer in the open window.

import { type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'legal-duty',
  title: 'Answers that the law demands',
  explains:
    'It permits a message declared as `compliance`, in free words, in the open window: the confirmation of a stop or an opt-in, the answer to a request. Anything else that is declared so is judged as what it is.',
  sources: [sources.gdprAnswer, sources.gdprLawfulness],
};

const duty = reason(
  entry,
  'ALLOW_LEGAL_OBLIGATION',
  'The message answers what the law demands an answer to: a stop, an opt-in or a request of the person.',
);

export const legalDutyRule: Rule = {
  ...entry,
  parameters: ['windowHours'],
  applies: ['compliance'],
  judge: ({ windowOpen }) => (windowOpen ? duty : null),
};
