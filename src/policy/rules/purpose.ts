// Consent is for a purpose. A message under a purpose that the business does not have, under one that is for milder
// messages, or with a consent that was given for something else, may not go.

import { about, every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';
import { isSilent, purposeFits } from '../standing.ts';

const entry: RuleEntry = {
  id: 'purpose',
  title: 'A consent serves only its purpose',
  explains:
    'A message may name a purpose: by the header `x-assent-purpose`, or because its template is mapped to one. The rule denies when the business has no such purpose; when the purpose is for messages of another class (an order template that Meta moved to marketing, still mapped to orders); and when the person agreed to something else on this channel. Answers need no consent, so only the first case concerns them.',
  sources: [sources.gdprPurpose, sources.ePrivacy],
};

const notKnown = reason(
  entry,
  'DENY_PURPOSE',
  'The purpose that the message names is not one of the business. Create it first, or name one that exists.',
);
const tooMild = reason(
  entry,
  'DENY_PURPOSE',
  'The message is of another class than the purpose it names, so a consent to that purpose cannot cover it. Name a purpose of the same class (header x-assent-purpose), or map the template to one.',
);
const another = reason(
  entry,
  'DENY_PURPOSE',
  'The person agreed to another purpose, not to this one. Ask for consent to this purpose, or name the purpose that they agreed to if this message belongs to it (header x-assent-purpose, or map the template).',
);

export const purposeRule: Rule = {
  ...entry,
  parameters: [],
  applies: every,
  judge: ({ facts, messageClass, needsConsent, standing }) => {
    if (!facts.message.purposeKnown) return notKnown;
    if (!needsConsent) return null;
    if (!purposeFits(facts, messageClass)) return tooMild;
    const { otherPurpose } = standing;
    return otherPurpose !== null && isSilent(standing) ? about(another, otherPurpose.eventId) : null;
  },
};
