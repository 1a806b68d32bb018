// Art. 18 GDPR: data under restriction are stored and nothing else. Answers that the law itself demands still go.

import { exceptCompliance, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'restriction',
  title: 'Restricted data are stored only',
  explains:
    'A person can demand that their data are kept and not used, for example while a dispute about them is open. Until that ends nothing goes out. Only what the law itself demands may go: declared as `compliance`, in free words, within the open window.',
  sources: [sources.gdprRestriction, sources.gdprAnswer],
};

const restricted = reason(
  entry,
  'DENY_RESTRICTED',
  "Processing of this person's data is restricted: only answers that the law demands may go out, declared as compliance in an open window.",
);

export const restrictionRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'restriction',
  applies: exceptCompliance,
  judge: ({ facts }) => (facts.person.restricted ? restricted : null),
};
