// Meta takes marketing to US numbers and does not deliver it (error 131049, since April 2025). Saying no at once is
// kinder than a status that fails later.

import { marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'not-delivered',
  title: 'Marketing to US numbers is not delivered by Meta',
  explains:
    'Since April 2025 Meta takes marketing templates to US numbers (+1) and does not deliver them (error 131049). Assent says so before, in place of a failure that comes later. A number that may be one of those counts as one.',
  sources: [sources.waMarketingUs],
};

const notDelivered = reason(
  entry,
  'DENY_NOT_DELIVERED',
  'Meta does not deliver marketing to numbers of this country (error 131049). Use another channel, or answer when the person writes.',
);

export const notDeliveredRule: Rule = {
  ...entry,
  parameters: ['marketingNotDeliveredTo'],
  onlyWith: 'undelivered',
  applies: marketing,
  judge: ({ facts, law }) => (law.notDelivered && facts.message.channel === 'whatsapp' ? notDelivered : null),
};
