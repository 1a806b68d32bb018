// A person whose data were erased is not written to: nothing of them is left to decide on.

import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'erased',
  title: 'Erased people are not written to',
  explains:
    'Nothing goes to a person whose data were erased, answers included: nothing is left by which to decide. If they write again they are a new contact, without any consent.',
  sources: [sources.gdprErasure],
};

const erased = reason(
  entry,
  'DENY_ERASED',
  "This person's data were erased. They can be written to again only after they write first and agree anew.",
);

export const erasedRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'erasure',
  applies: every,
  judge: ({ facts }) => (facts.person.erased ? erased : null),
};
