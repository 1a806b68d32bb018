// Cases of the rule: WhatsApp's own stop is a withdrawal.

import type { RuleCases } from '../case.ts';
import { block, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { platformStopRule } from './platform-stop.ts';

const stopped = {
  ...openWindow,
  suppressions: [block({ scope: 'marketing', channel: 'whatsapp', reason: 'platform' })],
} as const;

export const platformStopCases: RuleCases = {
  rule: platformStopRule,
  about: "WhatsApp's own stop",
  cases: [
    ['forbids marketing', factsWith({ person: stopped }), 'DENY_PLATFORM_STOP'],
    ['lets order updates pass', factsWith({ person: stopped, message: orderUpdate }), null],
    ['lets answers pass', factsWith({ person: stopped, message: freeText }), null],
    ['is not a stop by a word', factsWith({ person: { suppressions: [block()] } }), null],
  ],
};
