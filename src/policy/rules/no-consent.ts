// The default: without the person's yes nothing is started. It speaks where no other rule knows more.

import type { Reason } from '../decision.ts';
import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { lapsedTieOf } from '../soft-opt-in.ts';
import { sources } from '../sources.ts';
import { knowsNothing, purposeFits } from '../standing.ts';

const entry: RuleEntry = {
  id: 'no-consent',
  title: 'No message without consent',
  explains:
    "The default. It speaks when nothing is known of the person's will on this purpose and channel. A message without a purpose is looked up under its class (`marketing_own`, `survey`, `utility` and so on): a consent to one purpose is not taken for consent to all. A utility template needs its opt-in even in an open window; free words do not.",
  sources: [sources.ePrivacy, sources.gdprConsent, sources.waPolicy],
};

const name = 'Name the purpose (header x-assent-purpose, or map the template to one)';
const deny = (words: string): Reason => reason(entry, 'DENY_NO_CONSENT', words);

const forPurpose = {
  marketing: deny('The person has not agreed to this purpose on this channel. Let them opt in by writing first.'),
  service: deny(
    'The person has not opted in to these messages on WhatsApp. A box ticked at the checkout or an order placed in the chat is enough; while the window is open, answer freely instead.',
  ),
};

const withoutPurpose = {
  marketing: deny(
    `The message names no purpose, and the person has not agreed to marketing in general. ${name} that they agreed to, or let them opt in.`,
  ),
  survey: deny(
    `The message names no purpose, and the person has not agreed to surveys in general. ${name} that they agreed to, or let them opt in.`,
  ),
  service: deny(
    `The message names no purpose, and the person has not opted in to service messages in general. ${name} that they opted in to; while the window is open, answer freely instead.`,
  ),
};

export const noConsentRule: Rule = {
  ...entry,
  parameters: [],
  onlyWith: 'missingConsent',
  applies: started,
  judge: situation => {
    const { facts, messageClass, needsConsent, standing } = situation;
    if (!needsConsent || !knowsNothing(standing) || !purposeFits(facts, messageClass)) return null;
    if (lapsedTieOf(situation) !== null) return null;
    const isService = messageClass === 'utility' || messageClass === 'authentication';
    if (facts.message.purpose !== null) return isService ? forPurpose.service : forPurpose.marketing;
    if (isService) return withoutPurpose.service;
    return messageClass === 'survey' ? withoutPurpose.survey : withoutPurpose.marketing;
  },
};
