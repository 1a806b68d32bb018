// Cases of the rule: WhatsApp's own stop is a withdrawal.
import { describe, expect, it } from 'vitest';
import { block, factsWith, freeText, openWindow, orderUpdate, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { platformStopRule } from './platform-stop.ts';

const stopped = {
  ...openWindow,
  suppressions: [block({ scope: 'marketing', channel: 'whatsapp', reason: 'platform' })],
} as const;
const cases: [string, Facts, string | null][] = [
  ['forbids marketing', factsWith({ person: stopped }), 'DENY_PLATFORM_STOP'],
  ['lets order updates pass', factsWith({ person: stopped, message: orderUpdate }), null],
  ['lets answers pass', factsWith({ person: stopped, message: freeText }), null],
  ['is not a stop by a word', factsWith({ person: { suppressions: [block()] } }), null],
];

describe("WhatsApp's own stop", () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(platformStopRule, facts)).toBe(code);
  });
});
