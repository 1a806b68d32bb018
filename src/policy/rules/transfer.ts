// Data go to a third country on a ground of Chapter V of the GDPR only. A ground can fall away overnight, as when a
// company leaves the Data Privacy Framework's list.

import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'transfer',
  title: 'Each transfer to a third country has a ground',
  sources: [sources.gdprTransfer],
};

const said = reason(
  entry,
  'DENY_NO_TRANSFER_BASIS',
  'Somebody who handles data for the business is in a third country, and no ground for the transfer is on record. Record one (an adequacy decision, standard clauses, binding rules), or take them off the list of processors.',
);

export const transferRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  applies: started,
  judge: ({ facts }) => {
    const { processors } = facts.business;
    if (processors === undefined) return null;
    for (const one of processors) {
      if (one.transfer === 'missing') return said;
    }
    return null;
  },
};
