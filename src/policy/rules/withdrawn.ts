// A consent that was taken back is none, whatever came before it.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'withdrawn',
  title: 'A withdrawn consent is none',
  explains:
    'The latest word on this purpose and channel is a withdrawal by the person or a revocation by the business. A consent that was given later counts; an older one does not. It also holds in an open window for messages under that purpose: to answer a question, send the answer without the purpose.',
  sources: [sources.gdprWithdrawal],
};

const byPerson = reason(
  entry,
  'DENY_WITHDRAWN',
  'The person withdrew their consent to this purpose. Only a new consent of theirs counts; a question that they write may be answered without naming the purpose.',
);
const byBusiness = reason(
  entry,
  'DENY_WITHDRAWN',
  'The consent to this purpose was revoked. Only a new consent of the person counts.',
);

export const withdrawnRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'refusal',
  applies: started,
  judge: ({ standing }) => {
    const { blocked } = standing;
    if (blocked === null) return null;
    if (blocked.status === 'withdrawn') return about(byPerson, blocked.eventId);
    return blocked.status === 'revoked' ? about(byBusiness, blocked.eventId) : null;
  },
};
