// Only a template that Meta has approved goes out; its category decides what it counts as.

import type { Reason } from '../decision.ts';
import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'template',
  title: 'Only approved templates',
  explains:
    'A template is a text that Meta has approved beforehand. It goes only in the status APPROVED and with a known category. Paused, disabled, rejected, archived or unknown ones do not go.',
  sources: [sources.waTemplates],
};

const deny = (words: string): Reason => reason(entry, 'DENY_TEMPLATE', words);

const unknown = deny(
  'Meta has not told us of this template in this language. Check its name and language, or read the templates again.',
);
const noCategory = deny(
  "Meta has not told us this template's category, so nobody can say what it counts as. Read the templates again.",
);
const others = deny('Meta has not approved this template for sending. See its status in WhatsApp Manager.');
const words = new Map<string, Reason>([
  ['UNKNOWN', unknown],
  ['PENDING', deny('Meta is still reviewing this template. Wait for the approval, or use an approved one.')],
  ['IN_APPEAL', deny('The appeal against the rejection of this template is still open. Use an approved one.')],
  ['REJECTED', deny('Meta rejected this template. Correct it and submit it again, or use an approved one.')],
  ['PAUSED', deny('Meta paused this template for its low quality. Wait until the pause ends, or use another one.')],
  ['DISABLED', deny('Meta disabled this template for its low quality. Use another one.')],
  ['LIMIT_EXCEEDED', deny('The account has more templates than Meta allows. Delete some, or use an approved one.')],
  ['ARCHIVED', deny('This template was archived. Unarchive it, or use another one.')],
  ['DELETED', deny('This template was deleted. Use another one.')],
  ['PENDING_DELETION', deny('This template is being deleted. Use another one.')],
]);

export const templateRule: Rule = {
  ...entry,
  parameters: [],
  applies: every,
  judge: ({ facts }) => {
    const { kind, template } = facts.message;
    if (kind !== 'template') return null;
    if (template === null) return unknown;
    if (template.status !== 'APPROVED') return words.get(template.status) ?? others;
    return template.category === 'UNKNOWN' ? noCategory : null;
  },
};
