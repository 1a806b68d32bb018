// The business, or its data-protection officer, paused sending: what it covers waits until somebody resumes it.

import { exceptCompliance, type Rule, type RuleEntry, reason, until } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'paused',
  title: 'Nothing while sending is paused',
  explains:
    'An owner or the data-protection officer paused sending: everything that the business starts waits, and by their choice its answers too. What the law demands an answer to (a stop that is confirmed, a request about data) goes on. A message that waits is looked at again after as long as the pause has lasted, at the earliest after 5 minutes and at the latest after 6 hours, and at once when sending is resumed.',
  sources: [sources.gdprController],
};

const paused = reason(
  entry,
  'DEFER_PAUSED',
  'Sending is paused. The message can go when an owner or the data-protection officer resumes it.',
);

const minuteMs = 60_000;
const leastWaitMs = 5 * minuteMs;
const mostWaitMs = 6 * 60 * minuteMs;

export const pausedRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.3',
  onlyWith: 'pause',
  applies: exceptCompliance,
  judge: ({ facts, messageClass }) => {
    const { pause } = facts.business;
    if (pause === undefined || (pause.covers === 'started' && messageClass === 'reply')) return null;
    // Nobody knows how long it lasts: the longer it has, the less often what waits is looked at.
    const lastedMs = facts.atMs - pause.sinceMs;
    return until(paused, facts.atMs + Math.min(mostWaitMs, Math.max(leastWaitMs, lastedMs)));
  },
};
