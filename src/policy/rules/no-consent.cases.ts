// Cases of the rule: no message without consent.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { noConsentRule } from './no-consent.ts';

const noPurpose = { purpose: null, purposeClass: null };

export const noConsentCases: RuleCases = {
  rule: noConsentRule,
  about: 'without consent',
  cases: [
    ['no marketing', factsWith(), 'DENY_NO_CONSENT'],
    ['no order updates', factsWith({ message: orderUpdate }), 'DENY_NO_CONSENT'],
    [
      'no order updates by template, even in an open window',
      factsWith({ person: openWindow, message: orderUpdate }),
      'DENY_NO_CONSENT',
    ],
    [
      'no marketing in free words',
      factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'marketing_own' } }),
      'DENY_NO_CONSENT',
    ],
    ['answers go', factsWith({ person: openWindow, message: freeText }), null],
    [
      'an unknown status is none',
      factsWith({ person: { consents: [consent({ status: 'unknown' })] } }),
      'DENY_NO_CONSENT',
    ],
    ['no purpose named, and none agreed to in general', factsWith({ message: noPurpose }), 'DENY_NO_CONSENT'],
    [
      'no purpose named: marketing in general',
      factsWith({ person: { consents: [consent({ purpose: 'marketing_own' })] }, message: noPurpose }),
      null,
    ],
    [
      'no purpose named: consent to offers is not consent to everything',
      factsWith({ person: { consents: [consent()] }, message: noPurpose }),
      null,
    ],
    ['with consent', factsWith({ person: { consents: [consent()] } }), null],
  ],
};
