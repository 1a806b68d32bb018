// Health, faith and the like: advertising with such data needs a yes that says so, confirmed in a second step.

import { isExplicit } from '../needs.ts';
import { about, marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'special-category',
  title: 'Data of special categories need an explicit consent',
  sources: [sources.gdprSpecial, sources.edpbConsent],
};

const said = reason(
  entry,
  'DENY_SPECIAL_CATEGORY',
  'This purpose works with data of special categories, and the consent to it is not explicit or was not confirmed in a second step. Ask for an explicit consent by a double opt-in.',
);

const onlyTie = reason(
  entry,
  'DENY_SPECIAL_CATEGORY',
  'This purpose works with data of special categories, and that somebody is a customer is no explicit consent to it. Ask for one by a double opt-in.',
);

export const specialCategoryRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  onlyWith: 'specialCategory',
  applies: marketing,
  judge: ({ facts, softOptIn, standing }) => {
    if (!facts.message.specialCategory) return null;
    if (standing.relied === null) return softOptIn === null ? null : about(onlyTie, softOptIn.eventId);
    return isExplicit(standing.relied) ? null : about(said, standing.relied.eventId);
  },
};
