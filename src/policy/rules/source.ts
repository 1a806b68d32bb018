// An address that was bought, rented or gathered by a machine carries nobody's wish to hear from this business.

import { isForbiddenSource, provesAddress } from '../needs.ts';
import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'source',
  title: 'Nothing is started with addresses that were bought, rented or scraped',
  sources: [sources.waPolicy, sources.ctia, sources.gdprLawfulness],
};

const said = reason(
  entry,
  'DENY_SOURCE_FORBIDDEN',
  'This address was bought, rented or scraped, so nothing can be started with it. Only an opt-in of the person from the address itself changes that; a question that they write may be answered.',
);

export const sourceRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  applies: started,
  judge: ({ facts, standing }) => {
    if (!isForbiddenSource(facts.person.source)) return null;
    return standing.relied !== null && provesAddress(standing.relied) ? null : said;
  },
};
