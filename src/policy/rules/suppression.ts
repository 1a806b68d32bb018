// A block on the person beats every consent. It is lifted only by a newer act of that person.

import type { Reason } from '../decision.ts';
import type { SuppressionReason } from '../facts.ts';
import { about, exceptCompliance, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';
import { blockOn } from '../suppressed.ts';

const entry: RuleEntry = {
  id: 'suppression',
  title: 'A stop beats every consent',
  explains:
    'A block on the person: they said stop, objected, complained, or staff noted it. Its scope decides what it covers. `all` leaves only compliance answers. `business_initiated` covers marketing, surveys and utility, so that answers in the open window and codes that the person asked for go on. `marketing` covers marketing and surveys. A block may hold for one channel or for all. No consent outweighs it; only a newer act of that person lifts it.',
  sources: [sources.gdprWithdrawal, sources.gdprObjection, sources.waPolicy],
};

const because = (why: string, instead: string): Reason => reason(entry, 'DENY_SUPPRESSED', `${why} ${instead}`);
const onlyThey = 'Only a new act of that person lifts it; a question that they write may be answered.';

const stop = because('The person asked to stop these messages.', onlyThey);

const words: Readonly<Record<Exclude<SuppressionReason, 'platform'>, Reason>> = {
  stop,
  objection: because('The person objected to these messages.', onlyThey),
  refused: because('The person said no when asked for consent.', 'They are not asked again for 12 months.'),
  complaint: because('The person complained or blocked the business.', onlyThey),
  erasure: because('The person had their data erased and is kept on the suppression list.', onlyThey),
  registry: because('The person is on a do-not-contact registry.', onlyThey),
  staff: because('Staff recorded that the person does not want these messages.', onlyThey),
  doubt: because(
    'Something that the person wrote may have been a stop.',
    'Marketing waits until somebody has looked, or the person has answered.',
  ),
};

const byReason = new Map<string, Reason>(Object.entries(words));

export const suppressionRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'blocks',
  applies: exceptCompliance,
  judge: situation => {
    const block = blockOn(situation, false);
    return block === null || block.reason === 'platform'
      ? null
      : about(byReason.get(block.reason) ?? stop, block.eventId);
  },
};
