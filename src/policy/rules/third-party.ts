// Advertising for other companies needs a consent that says so.

import { about, marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'third-party',
  title: "Other companies' products need a consent of their own",
  explains:
    "Who agreed to hear of a business's own products did not agree to advertising for others. That needs a consent whose wording says so.",
  sources: [sources.gdprPurpose, sources.ePrivacy],
};

const said = reason(
  entry,
  'DENY_THIRD_PARTY',
  "The person agreed to news of the business's own products only. Ask for consent that names other companies.",
);

export const thirdPartyRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'missingConsent',
  applies: marketing,
  judge: ({ needsConsent, standing }) =>
    needsConsent && standing.relied === null && standing.ownProductsOnly !== null
      ? about(said, standing.ownProductsOnly.eventId)
      : null,
};
