// Cases of the rule: a consent serves only its purpose.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { purposeRule } from './purpose.ts';

const orders = consent({ purpose: 'orders' });

export const purposeCases: RuleCases = {
  rule: purposeRule,
  about: 'the purpose',
  cases: [
    [
      'one that the business does not have',
      factsWith({ message: { purposeKnown: false, purposeClass: null } }),
      'DENY_PURPOSE',
    ],
    [
      'one that the business does not have, in an answer',
      factsWith({
        person: openWindow,
        message: { ...freeText, purpose: 'nothing', purposeKnown: false },
      }),
      'DENY_PURPOSE',
    ],
    ['consent to this one', factsWith({ person: { consents: [consent()] } }), null],
    ['consent to another one', factsWith({ person: { consents: [orders] } }), 'DENY_PURPOSE'],
    ['no consent at all: another rule speaks', factsWith(), null],
    [
      'a withdrawn consent to this one and another: another rule speaks',
      factsWith({ person: { consents: [orders, consent({ status: 'withdrawn' })] } }),
      null,
    ],
    [
      'an order template that Meta made marketing, under the purpose of orders',
      factsWith({
        person: { consents: [orders] },
        message: { ...orderUpdate, template: { ...orderUpdate.template, category: 'MARKETING' } },
      }),
      'DENY_PURPOSE',
    ],
    [
      'a survey under a purpose for offers',
      factsWith({ person: { consents: [consent()] }, message: { declaredClass: 'survey' } }),
      'DENY_PURPOSE',
    ],
    [
      "other companies' products under a purpose for own ones: another rule looks at the consent",
      factsWith({
        person: { consents: [consent({ thirdParties: true })] },
        message: { declaredClass: 'marketing_third_party' },
      }),
      null,
    ],
    [
      'an order update under the purpose of offers counts as marketing',
      factsWith({ person: { consents: [consent()] }, message: { template: orderUpdate.template } }),
      null,
    ],
  ],
};
