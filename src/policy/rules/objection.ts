// Art. 21 GDPR: whoever objects to direct marketing gets none; whoever objects to everything gets only answers.

import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'objection',
  title: 'An objection ends marketing',
  explains:
    "Everybody may object to direct marketing, without a reason and at any time; that ends marketing and surveys. An objection to all processing ends everything that the business starts. The person's own questions may be answered.",
  sources: [sources.gdprObjection],
};

const toMarketing = reason(
  entry,
  'DENY_OBJECTED',
  'The person objected to direct marketing. Only their own new consent could change that.',
);
const toEverything = reason(
  entry,
  'DENY_OBJECTED',
  'The person objected to the processing of their data. Only their own questions may be answered, in the open window.',
);

export const objectionRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'objection',
  applies: started,
  judge: ({ facts, isMarketing }) => {
    const { objected } = facts.person;
    if (objected === 'none') return null;
    if (objected === 'marketing') return isMarketing ? toMarketing : null;
    return toEverything;
  },
};
