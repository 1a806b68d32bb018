// Cases of the rule: a consent serves only the senders it was given for.
import { describe, expect, it } from 'vitest';
import { consent, factsWith, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { consentSenderRule } from './consent-sender.ts';

const cases: [string, Facts, string | null][] = [
  ['this one', factsWith({ person: { consents: [consent({ senderIds: ['sender-1', 'sender-2'] })] } }), null],
  ['another one', factsWith({ person: { consents: [consent({ senderIds: ['sender-2'] })] } }), 'DENY_SENDER'],
  ['none', factsWith({ person: { consents: [consent({ senderIds: [] })] } }), 'DENY_SENDER'],
  ['not at all', factsWith({ person: { consents: [consent()] } }), null],
];

describe('a consent that names its senders', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(consentSenderRule, facts)).toBe(code);
  });
});
