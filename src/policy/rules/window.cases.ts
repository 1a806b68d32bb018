// Cases of the rule: free answers only within 24 hours.

import type { RuleCases } from '../case.ts';
import { dayMs, factsWith, freeText, noonMs, openWindow, orderUpdate } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { windowRule } from './window.ts';

const wrote = (agoMs: number, more: object = {}) => ({
  windows: { 'sender-1': { inboundAtMs: noonMs - agoMs, ...more } },
});
const answer = (person: Parameters<typeof factsWith>[0]): Facts => factsWith({ message: freeText, ...person });

export const windowCases: RuleCases = {
  rule: windowRule,
  about: 'the window',
  cases: [
    ['never opened', answer({}), 'DENY_WINDOW_CLOSED'],
    ['open', answer({ person: openWindow }), null],
    ['a moment before its end', answer({ person: wrote(dayMs - 1) }), null],
    ['at its end', answer({ person: wrote(dayMs) }), 'DENY_WINDOW_CLOSED'],
    [
      'of another sender',
      answer({ person: { windows: { 'sender-2': { inboundAtMs: noonMs } } } }),
      'DENY_WINDOW_CLOSED',
    ],
    [
      'a free entry point does not keep it open',
      answer({ person: wrote(2 * dayMs, { freeEntryUntilMs: noonMs + dayMs }) }),
      'DENY_WINDOW_CLOSED',
    ],
    [
      'shorter where the business says so',
      answer({ person: wrote(dayMs / 2), business: { stricter: { windowHours: 12 } } }),
      'DENY_WINDOW_CLOSED',
    ],
    ['a reaction needs it', factsWith({ message: { ...freeText, kind: 'reaction' } }), 'DENY_WINDOW_CLOSED'],
    ['a template does not', factsWith({ message: orderUpdate }), null],
    [
      'Direct Send does not',
      factsWith({ message: { ...freeText, kind: 'direct_send', directSendCategory: 'utility' } }),
      null,
    ],
  ],
};
