// A consent that names its senders does not serve others.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'consent-sender',
  title: 'A consent serves only the senders it was given for',
  explains:
    'A consent may name the senders (phone numbers) that it was given for. Another sender of the same business cannot rely on it. A consent that names none serves all of them.',
  sources: [sources.waOptIn, sources.gdprPurpose],
};

const said = reason(
  entry,
  'DENY_SENDER',
  'The person agreed to messages from other senders of the business only. Use one of those, or ask for consent to this one.',
);

export const consentSenderRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'missingConsent',
  applies: started,
  judge: ({ needsConsent, standing }) =>
    needsConsent && standing.relied === null && standing.otherSender !== null
      ? about(said, standing.otherSender.eventId)
      : null,
};
