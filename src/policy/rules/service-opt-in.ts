// Messages about a running order rest on the contract, and codes on the person's own wish; WhatsApp asks for an opt-in
// to both.

import { about, type Rule, type RuleEntry, reason, service } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'service-opt-in',
  title: 'Service messages with an opt-in',
  explains:
    "It permits what serves a running order, and codes. Utility rests on the contract and codes on the person's own wish; WhatsApp asks for an opt-in to both. The opt-in is to the purpose of the message, or to `utility` or `authentication` as a whole. A no to the one purpose is not outweighed by a yes to all.",
  sources: [sources.gdprLawfulness, sources.waOptIn],
};

const contract = reason(
  entry,
  'ALLOW_CONTRACT_OPTIN',
  'The message serves a running contract, and the person opted in to such messages on WhatsApp.',
);
const askedFor = reason(
  entry,
  'ALLOW_USER_TRIGGERED',
  'The person asked for this code, and opted in to such messages on WhatsApp.',
);

export const serviceOptInRule: Rule = {
  ...entry,
  parameters: ['minGrade', 'expiresIfUnusedMonths'],
  applies: service,
  judge: ({ messageClass, standing }) => {
    if (standing.relied === null) return null;
    return about(messageClass === 'utility' ? contract : askedFor, standing.relied.eventId);
  },
};
