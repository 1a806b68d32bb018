// Cases of the rule: Direct Send only where Meta enabled it, and never for advertising.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { directSendRule } from './direct-send.ts';

const send = (message: object, directSend = true): Facts =>
  factsWith({
    sender: { directSend },
    message: { ...freeText, kind: 'direct_send', directSendCategory: 'utility', ...message },
  });

export const directSendCases: RuleCases = {
  rule: directSendRule,
  about: 'Direct Send',
  cases: [
    ['enabled, utility', send({}), null],
    ['enabled, authentication', send({ directSendCategory: 'authentication' }), null],
    ['not enabled', send({}, false), 'DENY_DIRECT_SEND'],
    ['of another category', send({ directSendCategory: null }), 'DENY_DIRECT_SEND'],
    ['declared as marketing', send({ declaredClass: 'marketing_own' }), 'DENY_DIRECT_SEND'],
    ['under a marketing purpose', send({ purpose: 'offers', purposeClass: 'marketing_own' }), 'DENY_DIRECT_SEND'],
    ['not used', factsWith(), null],
  ],
};
