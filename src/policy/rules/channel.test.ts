// Cases of the rule: a consent serves only its channel.
import { describe, expect, it } from 'vitest';
import { consent, factsWith, said } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { channelRule } from './channel.ts';

const byEmail = consent({ channel: 'email' });
const cases: [string, Facts, string | null][] = [
  ['does not serve WhatsApp', factsWith({ person: { consents: [byEmail] } }), 'DENY_CHANNEL'],
  ['beside one on this channel', factsWith({ person: { consents: [byEmail, consent()] } }), null],
  ['to another purpose', factsWith({ person: { consents: [{ ...byEmail, purpose: 'events' }] } }), null],
  ['that was withdrawn', factsWith({ person: { consents: [{ ...byEmail, status: 'withdrawn' }] } }), null],
];

describe('a consent on another channel', () => {
  it.each(cases)('%s', (_, facts, code) => {
    expect(said(channelRule, facts)).toBe(code);
  });
});
