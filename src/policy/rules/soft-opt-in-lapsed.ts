// A customer of long ago is a stranger again: the tie stands in for consent for a time only.

import { about, type Rule, type RuleEntry, reason } from '../rule.ts';
import { lapsedTieOf } from '../soft-opt-in.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'soft-opt-in-lapsed',
  title: 'A customer of long ago is a customer no longer',
  sources: [sources.ePrivacySoftOptIn, sources.canadaCasl],
};

const said = reason(
  entry,
  'DENY_EXPIRED',
  'The person never agreed to this purpose on this channel, and the purchase, inquiry or membership on which the offer could rest is too long ago. Let them opt in.',
);

export const softOptInLapsedRule: Rule = {
  ...entry,
  parameters: ['softOptIn'],
  since: '2026.11.2',
  onlyWith: 'relations',
  applies: ['marketing_own'],
  judge: situation => {
    if (situation.softOptIn !== null) return null;
    const tie = lapsedTieOf(situation);
    return tie === null ? null : about(said, tie.eventId);
  },
};
