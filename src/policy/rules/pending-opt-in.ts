// A double opt-in that was begun is a question, not a yes. Until the person confirms, nothing of the kind goes out.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'pending-opt-in',
  title: 'A double opt-in counts when it is confirmed',
  explains: `A double opt-in was begun and not confirmed. It is confirmed by the person's own message with its code, or by a reply to its prompt; a bare "yes" is nothing. No reminder is sent.`,
  sources: [sources.bghDoubleOptIn, sources.gdprConsent],
};

const said = reason(
  entry,
  'DENY_PENDING_DOI',
  'The person was asked to confirm their opt-in and has not done so. Wait for their own message with the code; no reminder is sent.',
);

export const pendingOptInRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'missingConsent',
  applies: started,
  judge: ({ needsConsent, standing }) =>
    needsConsent && standing.relied === null && standing.pending !== null
      ? about(said, standing.pending.eventId)
      : null,
};
