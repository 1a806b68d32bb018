// Cases of the rule: within Meta's messaging limit.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { messagingLimitRule } from './messaging-limit.ts';

const full = { limitMax: 250, limitUsed: 250 };

export const messagingLimitCases: RuleCases = {
  rule: messagingLimitRule,
  about: 'the messaging limit',
  cases: [
    ['room left', factsWith({ rates: { limitMax: 250, limitUsed: 249 } }), null],
    ['full', factsWith({ rates: full }), 'DEFER_MESSAGING_LIMIT'],
    ['full, an order update', factsWith({ rates: full, message: orderUpdate }), 'DEFER_MESSAGING_LIMIT'],
    ['full, but the person is counted', factsWith({ rates: { ...full, limitCounted: true } }), null],
    ['full, but the window is open', factsWith({ rates: full, person: openWindow, message: freeText }), null],
    ['unlimited', factsWith({ rates: { limitMax: null, limitUsed: 1_000_000 } }), null],
  ],
};
