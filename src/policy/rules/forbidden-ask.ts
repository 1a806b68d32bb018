// WhatsApp forbids a business to ask in the chat for what thieves want: whole card numbers, bank accounts, identity
// numbers and papers. It holds for every message, the answer to a request of the person's too.

import type { Reason } from '../decision.ts';
import type { ForbiddenAsk } from '../facts.ts';
import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'forbidden-ask',
  title: 'No asking for card, account or identity numbers in the chat',
  sources: [sources.waPolicy],
};

const deny = (what: string, instead: string): Reason =>
  reason(entry, 'DENY_CONTENT_RULE', `The message asks for ${what}, which WhatsApp forbids in the chat. ${instead}`);

const words: Readonly<Record<ForbiddenAsk, Reason>> = {
  payment_card: deny('the number of a payment card', 'Send a link to a secure payment page.'),
  bank_account: deny('a bank account', 'Send a link to a secure form.'),
  national_id: deny('a national identity number', 'Send a link to a secure form.'),
  identity_document: deny(
    'a copy of an identity document',
    'Have it shown in a secure form, or prove the identity in another way, such as a code to a second address.',
  ),
};

const byAsk = new Map<string, Reason>(Object.entries(words));

export const forbiddenAskRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  onlyWith: 'content',
  applies: every,
  judge: ({ facts }) => {
    const first = facts.message.content?.asksFor?.[0];
    return first === undefined ? null : (byAsk.get(first) ?? words.identity_document);
  },
};
