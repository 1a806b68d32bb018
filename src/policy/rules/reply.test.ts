// Cases of the rule: answers to the person.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { replyRule } from './reply.ts';

const cases: [string, Facts, string | null][] = [
  ['in the window', factsWith({ person: openWindow, message: freeText }), 'ALLOW_REPLY'],
  [
    'a reaction in the window',
    factsWith({ person: openWindow, message: { ...freeText, kind: 'reaction' } }),
    'ALLOW_REPLY',
  ],
  ['after the window', factsWith({ message: freeText }), null],
  [
    'an order update in free words, in the window',
    factsWith({ person: openWindow, message: { ...freeText, purpose: 'orders', purposeClass: 'utility' } }),
    'ALLOW_REPLY',
  ],
  ['an order template in the window', factsWith({ person: openWindow, message: orderUpdate }), null],
  [
    'marketing in free words',
    factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'survey' } }),
    null,
  ],
];

describe('answers', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(replyRule, facts)).toBe(code);
  });
});
