// A number that changed hands may belong to somebody who agreed to nothing. Consent is suspended until it is clear who
// is there; whoever writes is answered.

import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'identity-stale',
  title: 'A number that may have changed hands has no consent',
  explains:
    'Phone numbers are handed on. A number that changed hands, or an account whose number changed, may now be somebody who agreed to nothing. Until that is clear, no consent holds for it. Whoever writes may be answered.',
  sources: [sources.gdprAccuracy, sources.gdprConsent, sources.waPolicy],
};

const stale = reason(
  entry,
  'DENY_IDENTITY_STALE',
  'The number or account may have changed hands, so no consent holds for it. Ask the person to confirm by a new opt-in; questions that they write may be answered.',
);

export const identityStaleRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'staleIdentity',
  applies: started,
  judge: ({ facts }) => (facts.person.identityStale ? stale : null),
};
