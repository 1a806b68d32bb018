// WhatsApp lets a business write freely for 24 hours after the person's own message. After that only templates go.

import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'window',
  title: 'Free answers only within 24 hours',
  explains:
    'Free text, media and reactions go only for a while after the person wrote to (or called) this very sender. WhatsApp calls this the customer service window. A free entry point changes the price, not the window. Templates and Direct Send need no window.',
  sources: [sources.waWindow, sources.waPolicy],
};

const closed = reason(
  entry,
  'DENY_WINDOW_CLOSED',
  'The person has not written to this sender in the last 24 hours, so free text cannot go. Use an approved template, or wait until they write.',
);

export const windowRule: Rule = {
  ...entry,
  parameters: ['windowHours'],
  onlyWith: 'withoutTemplate',
  applies: every,
  judge: ({ facts, windowOpen }) => {
    const { kind, channel } = facts.message;
    if (windowOpen || channel !== 'whatsapp') return null;
    return kind === 'template' || kind === 'direct_send' ? null : closed;
  },
};
