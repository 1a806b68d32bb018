// Cases of the rule: only active senders send.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow } from '../case-facts.ts';
import { senderRule } from './sender.ts';

export const senderCases: RuleCases = {
  rule: senderRule,
  about: 'the sender is',
  cases: [
    ['switched off: no template', factsWith({ sender: { active: false } }), 'DENY_SENDER'],
    [
      'switched off: no answer',
      factsWith({ sender: { active: false }, person: openWindow, message: freeText }),
      'DENY_SENDER',
    ],
    ['switched on', factsWith(), null],
  ],
};
