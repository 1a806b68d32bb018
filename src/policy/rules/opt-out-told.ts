// Each marketing message tells how to opt out. A line can be added to free text, but not to a template that Meta
// approved: that one has to bring its own.

import { marketing, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'opt-out-told',
  title: 'Each marketing message tells how to opt out',
  explains:
    'Each marketing message and survey tells how to get no more of them. Free text gets a line added (the obligation `opt_out_line`) unless it says so already. A template cannot be changed after approval, so one that does not say it is refused, and so is a message without words, such as a sticker.',
  sources: [sources.ePrivacyOptOut, sources.gdprObjection],
};

const notTold = reason(
  entry,
  'DENY_CONTENT_RULE',
  'This marketing template does not tell how to opt out. Give it a footer such as "Reply STOP to opt out", or an opt-out button, and have it approved.',
);

const cannotTell = reason(
  entry,
  'DENY_CONTENT_RULE',
  'A message of this type has no words in which to tell how to opt out. Send the promotion as text, or as a picture with a caption.',
);

export const optOutToldRule: Rule = {
  ...entry,
  parameters: ['optOutInEveryMessage'],
  applies: marketing,
  judge: ({ facts, law }) => {
    const { kind, template, carriesText } = facts.message;
    if (!law.optOutInEveryMessage) return null;
    if (kind === 'template') return template?.tellsOptOut === true ? null : notTold;
    return carriesText ? null : cannotTell;
  },
};
