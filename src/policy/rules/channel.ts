// A yes to email is no yes to WhatsApp.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'channel',
  title: 'A consent serves only its channel',
  explains: 'The person agreed to this purpose, but on another channel. A yes to email is no yes to WhatsApp.',
  sources: [sources.ePrivacy, sources.gdprPurpose],
};

const said = reason(
  entry,
  'DENY_CHANNEL',
  'The person agreed to this purpose on another channel only. Use that channel, or ask for consent on this one.',
);

export const channelRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'missingConsent',
  applies: started,
  judge: ({ needsConsent, standing }) =>
    needsConsent && standing.relied === null && standing.otherChannel !== null
      ? about(said, standing.otherChannel.eventId)
      : null,
};
