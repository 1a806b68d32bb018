// Direct Send lets some numbers start utility and authentication messages without a template. It needs the opt-in of
// a template, and it never carries advertising.

import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'direct-send',
  title: 'Direct Send only where Meta enabled it, and never for advertising',
  explains:
    'Direct Send carries utility and authentication messages without a template, for senders for which Meta enabled it. It needs the opt-in of a template, no window, and never carries what counts as marketing.',
  sources: [sources.waDirectSend],
};

const notEnabled = reason(
  entry,
  'DENY_DIRECT_SEND',
  'Meta has not enabled Direct Send for this sender. Use an approved template.',
);
const noCategory = reason(
  entry,
  'DENY_DIRECT_SEND',
  'Direct Send knows the categories utility and authentication only. Name one of them, or use a template.',
);
const advertising = reason(
  entry,
  'DENY_DIRECT_SEND',
  'This message counts as marketing, which Direct Send does not carry. Use an approved marketing template.',
);

export const directSendRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'withoutTemplate',
  applies: every,
  judge: ({ facts, isMarketing }) => {
    const { kind, directSendCategory } = facts.message;
    if (kind !== 'direct_send') return null;
    if (facts.sender.directSend !== true) return notEnabled;
    if (directSendCategory === null) return noCategory;
    return isMarketing ? advertising : null;
  },
};
