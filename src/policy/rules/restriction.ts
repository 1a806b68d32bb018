// Art. 18 GDPR: data under restriction are stored and nothing else. Answers that the law itself demands still go.

import { exceptCompliance, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'restriction',
  title: 'Restricted data are stored only',
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
  applies: exceptCompliance,
  judge: ({ facts }) => (facts.person.restricted ? restricted : null),
};
