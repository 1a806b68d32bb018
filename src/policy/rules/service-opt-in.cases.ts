// Cases of the rule: service messages with an opt-in.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, orderUpdate } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { serviceOptInRule } from './service-opt-in.ts';

const code = {
  purpose: null,
  purposeClass: null,
  template: { ...orderUpdate.template, category: 'AUTHENTICATION' },
} as const;
const opted = (purpose: string, message: Parameters<typeof factsWith>[0]): Facts =>
  factsWith({ ...message, person: { consents: [consent({ purpose, grade: 'E2' })] } });

export const serviceOptInCases: RuleCases = {
  rule: serviceOptInRule,
  about: 'a service message',
  cases: [
    ['with the opt-in of their purpose', opted('orders', { message: orderUpdate }), 'ALLOW_CONTRACT_OPTIN'],
    ['with an opt-in to all of them', opted('utility', { message: orderUpdate }), 'ALLOW_CONTRACT_OPTIN'],
    ['with another opt-in', opted('appointments', { message: orderUpdate }), null],
    ['codes with their opt-in', opted('authentication', { message: code }), 'ALLOW_USER_TRIGGERED'],
    ['codes with an opt-in to order updates', opted('utility', { message: code }), null],
    [
      'by Direct Send with the opt-in',
      opted('orders', {
        message: {
          ...freeText,
          kind: 'direct_send',
          directSendCategory: 'utility',
          purpose: 'orders',
          purposeClass: 'utility',
        },
      }),
      'ALLOW_CONTRACT_OPTIN',
    ],
    ['without any', factsWith({ message: orderUpdate }), null],
  ],
};
