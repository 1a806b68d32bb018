// Cases of the rule: only active senders send.
import { describe, expect, it } from 'vitest';
import { factsWith, freeText, openWindow, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { senderRule } from './sender.ts';

const cases: [string, Facts, string | null][] = [
  ['switched off: no template', factsWith({ sender: { active: false } }), 'DENY_SENDER'],
  [
    'switched off: no answer',
    factsWith({ sender: { active: false }, person: openWindow, message: freeText }),
    'DENY_SENDER',
  ],
  ['switched on', factsWith(), null],
];

describe('senders', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(senderRule, facts)).toBe(code);
  });
});
