// Where no reviewed pack exists, the strictest common rules hold. A business may ask for more: no marketing at all to
// places whose law nobody has reviewed.

import { marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'jurisdiction',
  title: 'Marketing only where the law was reviewed, if the business says so',
  explains:
    'Where a country has no pack, the strictest common rules apply. A business that wants more sets `reviewedPacksOnly`: then marketing goes only where every country that the person may be in has a pack.',
  sources: [sources.gdprLawfulness, sources.ePrivacy],
};

const unknown = reason(
  entry,
  'DENY_JURISDICTION_UNKNOWN',
  "No reviewed pack covers every country that the person may be in, and the business sends marketing only where one does. Record the person's country, or add a pack.",
);

export const jurisdictionRule: Rule = {
  ...entry,
  parameters: ['reviewedPacksOnly'],
  onlyWith: 'missingReview',
  applies: marketing,
  judge: ({ law }) => (law.reviewMissing ? unknown : null),
};
