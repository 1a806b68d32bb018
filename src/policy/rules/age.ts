// A child's own yes to advertising does not count. Of most people nobody knows the age: they get none only where the
// business speaks to children, or where its trade has an age by law.

import { marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'age',
  title: 'No marketing to those who are too young',
  sources: [sources.gdprChild, sources.waPolicy],
};

const tooYoung = reason(
  entry,
  'DENY_AGE',
  'The person is younger than the law of a place concerned, or the business, asks of whoever gets marketing. Send none; service messages and answers may go.',
);
const notKnown = reason(
  entry,
  'DENY_AGE',
  "Nobody knows the person's age, and this business speaks to children or has an age by law. Ask for the age where people opt in, and record it.",
);

export const ageRule: Rule = {
  ...entry,
  parameters: ['minAge'],
  since: '2026.11.2',
  applies: marketing,
  judge: ({ facts: { person, business }, law }) => {
    const ownMin = business.minAge ?? 0;
    if (person.age === undefined) return business.childAudience === true || ownMin > 0 ? notKnown : null;
    return person.age >= law.minAge && person.age >= ownMin ? null : tooYoung;
  },
};
