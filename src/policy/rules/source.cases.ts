// Cases of the rule: which sources are forbidden, and what the person can do about it.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { sourceRule } from './source.ts';

const orders = [consent({ purpose: 'orders', grade: 'E2' })];

export const sourceCases: RuleCases = {
  rule: sourceRule,
  cases: [
    ['a source that nobody recorded', factsWith(), null],
    ['the person themselves', factsWith({ person: { source: 'person' } }), null],
    ['an import', factsWith({ person: { source: 'import' } }), null],
    ['bought', factsWith({ person: { source: 'purchased' } }), 'DENY_SOURCE_FORBIDDEN'],
    ['rented', factsWith({ person: { source: 'rented' } }), 'DENY_SOURCE_FORBIDDEN'],
    ['scraped', factsWith({ person: { source: 'scraped' } }), 'DENY_SOURCE_FORBIDDEN'],
    [
      'bought, and the person has since opted in from the address itself',
      factsWith({ person: { source: 'purchased', consents: [consent()] } }),
      null,
    ],
    [
      'bought, and that opt-in has ended',
      factsWith({ person: { source: 'purchased', consents: [consent({ status: 'withdrawn' })] } }),
      'DENY_SOURCE_FORBIDDEN',
    ],
    [
      'bought, an order update with a logged act only',
      factsWith({ person: { source: 'purchased', consents: orders }, message: orderUpdate }),
      'DENY_SOURCE_FORBIDDEN',
    ],
    [
      'bought, an order update with an older yes to all of them that proves the address',
      factsWith({
        person: {
          source: 'purchased',
          consents: [...orders, consent({ purpose: 'utility', sinceMs: 0, lastUsedAtMs: consent().sinceMs })],
        },
        message: orderUpdate,
      }),
      null,
    ],
    ['bought, an answer', factsWith({ person: { source: 'purchased', ...openWindow }, message: freeText }), null],
  ],
};
