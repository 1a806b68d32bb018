// Cases of the rule: the version that was seen, and the oldest that still covers the purpose.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate, purchase, reliesOnTies } from '../case-facts.ts';
import { noticeVersionRule } from './notice-version.ts';

const message = { noticeVersionMin: 2 } as const;
const seen = (noticeVersion: number) => ({ consents: [consent({ noticeVersion })] });
const orders = { consents: [consent({ purpose: 'orders', noticeVersion: 1 })] };

export const noticeVersionCases: RuleCases = {
  rule: noticeVersionRule,
  cases: [
    ['a purpose that every version covers', factsWith({ person: { consents: [consent()] } }), null],
    ['the version before', factsWith({ person: seen(1), message }), 'DENY_NOTICE_VERSION'],
    ['that version', factsWith({ person: seen(2), message }), null],
    ['a later one', factsWith({ person: seen(3), message }), null],
    ['one that nobody knows', factsWith({ person: { consents: [consent()] }, message }), 'DENY_NOTICE_VERSION'],
    [
      'a customer, of whom nobody knows what they saw',
      factsWith({
        person: { relations: [purchase()] },
        business: reliesOnTies,
        message: { ...message, channel: 'email' },
      }),
      'DENY_NOTICE_VERSION',
    ],
    ['no consent at all: other rules speak', factsWith({ message }), null],
    [
      'a newer consent on the old version beside an older one on the new',
      factsWith({
        person: {
          consents: [
            consent({ noticeVersion: 1 }),
            consent({ noticeVersion: 2, sinceMs: 0, lastUsedAtMs: consent().sinceMs }),
          ],
        },
        message,
      }),
      null,
    ],
    ['an order update', factsWith({ person: orders, message: { ...orderUpdate, ...message } }), 'DENY_NOTICE_VERSION'],
    [
      'free words about the order in the open window',
      factsWith({
        person: { ...orders, ...openWindow },
        message: { ...orderUpdate, ...message, ...freeText, purpose: 'orders', purposeClass: 'utility' },
      }),
      null,
    ],
  ],
};
