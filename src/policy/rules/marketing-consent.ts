// Marketing and surveys may go to whoever agreed to exactly this purpose, on this channel, from this sender, with
// enough proof.

import { about, marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'marketing-consent',
  title: 'Marketing with consent',
  explains:
    'It permits marketing and surveys to whoever agreed: a consent (given or renewed) to exactly this purpose, on this channel, from this sender, with enough evidence, in use, and for other companies if the message is theirs.',
  sources: [sources.gdprLawfulness, sources.ePrivacy, sources.waOptIn],
};

const agreed = reason(
  entry,
  'ALLOW_CONSENT',
  'The person agreed to this purpose on this channel, and it can be shown.',
);

export const marketingConsentRule: Rule = {
  ...entry,
  parameters: ['minGrade', 'doubleOptIn', 'expiresIfUnusedMonths'],
  applies: marketing,
  judge: ({ standing }) => (standing.relied === null ? null : about(agreed, standing.relied.eventId)),
};
