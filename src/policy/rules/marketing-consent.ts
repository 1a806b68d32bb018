// Marketing and surveys may go to whoever agreed to exactly this purpose, on this channel, from this sender, with
// enough proof.

import { about, marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'marketing-consent',
  title: 'Marketing with consent',
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
