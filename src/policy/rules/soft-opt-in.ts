// The ground of an offer to a customer who agreed to nothing, where the law knows it and the business relies on it.
// Everything that forbids speaks all the same: a stop, an objection, a no.

import { about, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'soft-opt-in',
  title: 'Own offers to customers, where the law lets them',
  sources: [sources.ePrivacySoftOptIn, sources.canadaCasl],
};

const customer = reason(
  entry,
  'ALLOW_SOFT_OPT_IN',
  'The person has a tie to the business that is new enough, could object when the address was taken, and never did. The law of the place lets the business offer its own similar products on this channel, and the business relies on that.',
);

export const softOptInRule: Rule = {
  ...entry,
  parameters: ['softOptIn'],
  since: '2026.11.2',
  onlyWith: 'relations',
  applies: ['marketing_own'],
  judge: ({ softOptIn }) => (softOptIn === null ? null : about(customer, softOptIn.eventId)),
};
