// Cases of the rule: a consent serves only the senders it was given for.

import type { RuleCases } from '../case.ts';
import { consent, factsWith } from '../case-facts.ts';
import { consentSenderRule } from './consent-sender.ts';

export const consentSenderCases: RuleCases = {
  rule: consentSenderRule,
  about: 'a consent that names its senders',
  cases: [
    ['this one', factsWith({ person: { consents: [consent({ senderIds: ['sender-1', 'sender-2'] })] } }), null],
    ['another one', factsWith({ person: { consents: [consent({ senderIds: ['sender-2'] })] } }), 'DENY_SENDER'],
    ['none', factsWith({ person: { consents: [consent({ senderIds: [] })] } }), 'DENY_SENDER'],
    ['not at all', factsWith({ person: { consents: [consent()] } }), null],
  ],
};
