// Cases of the rule: each kind of ask, in every class of message.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow } from '../case-facts.ts';
import type { ContentFact, ForbiddenAsk } from '../facts.ts';
import { forbiddenAskRule } from './forbidden-ask.ts';

const content = (...asksFor: ForbiddenAsk[]): ContentFact => ({ class: 'service', certainty: 'certain', asksFor });
const answer = (...asksFor: ForbiddenAsk[]) => ({ ...freeText, content: content(...asksFor) });

export const forbiddenAskCases: RuleCases = {
  rule: forbiddenAskRule,
  cases: [
    ['words that nobody looked at', factsWith({ person: openWindow, message: freeText }), null],
    ['words that ask for nothing of the kind', factsWith({ person: openWindow, message: answer() }), null],
    ['a card', factsWith({ person: openWindow, message: answer('payment_card') }), 'DENY_CONTENT_RULE'],
    ['an account', factsWith({ person: openWindow, message: answer('bank_account') }), 'DENY_CONTENT_RULE'],
    ['a national number', factsWith({ person: openWindow, message: answer('national_id') }), 'DENY_CONTENT_RULE'],
    ['a passport', factsWith({ person: openWindow, message: answer('identity_document') }), 'DENY_CONTENT_RULE'],
    [
      'two of them',
      factsWith({ person: openWindow, message: answer('bank_account', 'national_id') }),
      'DENY_CONTENT_RULE',
    ],
    [
      'an answer that the law demands',
      factsWith({
        person: openWindow,
        message: { ...answer('identity_document'), declaredClass: 'compliance' },
      }),
      'DENY_CONTENT_RULE',
    ],
    [
      'somebody with the right to says that it is no advertising',
      factsWith({
        person: openWindow,
        message: { ...freeText, content: { ...content('payment_card'), overriddenBy: 'staff-1' } },
      }),
      'DENY_CONTENT_RULE',
    ],
    [
      'marketing with consent',
      factsWith({ person: { consents: [consent()] }, message: { content: content('payment_card') } }),
      'DENY_CONTENT_RULE',
    ],
  ],
};
