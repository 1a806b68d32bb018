// Cases of the rule: a stop beats every consent.

import type { RuleCases } from '../case.ts';
import { block, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { suppressionRule } from './suppression.ts';

const blocked = (changes: Parameters<typeof block>[0], message: Parameters<typeof factsWith>[0] = {}): Facts =>
  factsWith({ ...message, person: { ...openWindow, suppressions: [block(changes)] } });
const code = {
  purpose: null,
  purposeClass: null,
  template: { ...orderUpdate.template, category: 'AUTHENTICATION' },
} as const;
const official = { ...freeText, declaredClass: 'compliance' } as const;

export const suppressionCases: RuleCases = {
  rule: suppressionRule,
  about: 'a block',
  cases: [
    ['of everything: marketing', blocked({}), 'DENY_SUPPRESSED'],
    ['of everything: order updates', blocked({}, { message: orderUpdate }), 'DENY_SUPPRESSED'],
    ['of everything: answers', blocked({}, { message: freeText }), 'DENY_SUPPRESSED'],
    ['of everything: the confirmation of the stop goes', blocked({}, { message: official }), null],
    ['of what the business starts: marketing', blocked({ scope: 'business_initiated' }), 'DENY_SUPPRESSED'],
    [
      'of what the business starts: order updates',
      blocked({ scope: 'business_initiated' }, { message: orderUpdate }),
      'DENY_SUPPRESSED',
    ],
    [
      'of what the business starts: order updates in free words, named as such',
      blocked(
        { scope: 'business_initiated' },
        { message: { ...freeText, purpose: 'orders', purposeClass: 'utility' } },
      ),
      'DENY_SUPPRESSED',
    ],
    ['of what the business starts: answers go', blocked({ scope: 'business_initiated' }, { message: freeText }), null],
    [
      'of what the business starts: a code that the person asked for goes',
      blocked({ scope: 'business_initiated' }, { message: code }),
      null,
    ],
    ['of marketing: marketing', blocked({ scope: 'marketing' }), 'DENY_SUPPRESSED'],
    [
      'of marketing: surveys',
      blocked({ scope: 'marketing' }, { message: { purpose: 'feedback', purposeClass: 'survey' } }),
      'DENY_SUPPRESSED',
    ],
    ['of marketing: order updates go', blocked({ scope: 'marketing' }, { message: orderUpdate }), null],
    ['of marketing: answers go', blocked({ scope: 'marketing' }, { message: freeText }), null],
    ['on this channel', blocked({ channel: 'whatsapp' }), 'DENY_SUPPRESSED'],
    ['on another channel', blocked({ channel: 'email' }), null],
    ['by a complaint', blocked({ reason: 'complaint' }), 'DENY_SUPPRESSED'],
    ['by a doubt', blocked({ reason: 'doubt', scope: 'marketing' }), 'DENY_SUPPRESSED'],
    ['after an erasure', blocked({ reason: 'erasure' }), 'DENY_SUPPRESSED'],
    ["by WhatsApp's own stop: another rule speaks", blocked({ reason: 'platform' }), null],
    ['none', factsWith(), null],
  ],
};
