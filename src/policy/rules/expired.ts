// A consent that nobody relied on for two years no longer tells what the person wants.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'expired',
  title: 'A consent that was not used for long has lapsed',
  explains:
    'A consent that no message relied on for a long time no longer tells what the person wants, and has lapsed. The months count from its last use, or from when it was given. A business may set fewer months, not more than the law of the place leaves to it.',
  sources: [sources.gdprConsent],
};

const said = reason(
  entry,
  'DENY_EXPIRED',
  'The consent to this purpose has lapsed. Ask for it anew when the person next writes, or through an opt-in page.',
);

export const expiredRule: Rule = {
  ...entry,
  parameters: ['expiresIfUnusedMonths'],
  onlyWith: 'missingConsent',
  applies: started,
  judge: ({ needsConsent, standing }) =>
    needsConsent && standing.relied === null && standing.expired !== null
      ? about(said, standing.expired.eventId)
      : null,
};
