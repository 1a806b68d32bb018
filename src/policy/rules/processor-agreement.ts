// Whoever handles personal data for the business does so under a contract (Art. 28 GDPR), or not at all.

import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'processor-agreement',
  title: 'Each processor has a contract',
  sources: [sources.gdprProcessor],
};

const said = reason(
  entry,
  'DENY_NO_DPA',
  'Somebody who handles data for the business has no data processing agreement on record. Conclude it and record it, or take them off the list of processors.',
);

export const processorAgreementRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  applies: started,
  judge: ({ facts }) => {
    const { processors } = facts.business;
    if (processors === undefined) return null;
    for (const one of processors) {
      if (one.agreement !== true) return said;
    }
    return null;
  },
};
