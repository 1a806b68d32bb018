// The person used WhatsApp's own setting to stop marketing, or Meta reported error 131050. Meta would not deliver it.

import { about, exceptCompliance, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';
import { blockOn } from '../suppressed.ts';

const entry: RuleEntry = {
  id: 'platform-stop',
  title: "WhatsApp's own stop is a withdrawal",
  explains:
    "The person used WhatsApp's own setting to stop marketing, or Meta answered with error 131050. Both count as a withdrawal. Order updates and answers go on. Resuming in WhatsApp lifts the block and gives no consent.",
  sources: [sources.waStop, sources.gdprWithdrawal],
};

const stopped = reason(
  entry,
  'DENY_PLATFORM_STOP',
  'The person stopped these messages in WhatsApp itself. Resuming there lifts the block; marketing needs a new consent as well.',
);

export const platformStopRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'blocks',
  applies: exceptCompliance,
  judge: situation => {
    const block = blockOn(situation, true);
    return block === null ? null : about(stopped, block.eventId);
  },
};
