// Somebody who was asked and said no is not written to, and not asked again soon.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'refused',
  title: 'A no is a no',
  explains:
    'The person was asked for this consent and said no, or the consent was found invalid (a defective notice, a child). They may still opt in by themselves.',
  sources: [sources.gdprConsent, sources.ePrivacy],
};

const saidNo = reason(
  entry,
  'DENY_NO_CONSENT',
  'The person was asked for this consent and said no. They may still opt in by themselves.',
);
const invalid = reason(
  entry,
  'DENY_NO_CONSENT',
  'The consent to this purpose was found invalid. Only a new, valid consent counts.',
);

export const refusedRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'refusal',
  applies: started,
  judge: ({ standing }) => {
    const { blocked } = standing;
    if (blocked === null || blocked.status === 'withdrawn' || blocked.status === 'revoked') return null;
    return about(blocked.status === 'refused' ? saidNo : invalid, blocked.eventId);
  },
};
