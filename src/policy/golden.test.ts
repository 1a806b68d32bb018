// The golden cases of the legal requirements that this room can show, by their numbers there. The others need rooms
// that gather facts (import, registries, processors, rights), and have their tests there.

import { describe, expect, it } from 'vitest';
import { block, consent, factsWith, freeText, openWindow, orderUpdate } from './case-facts.ts';
import { decide } from './decide.ts';

const codesOf = (facts: Parameters<typeof factsWith>[0]): string[] =>
  decide(factsWith(facts)).reasons.map(one => one.code);
const withdrawn = consent({ status: 'withdrawn' });

describe('the golden cases', () => {
  it('A1: an imported contact gets no marketing', () => {
    expect(codesOf({})).toEqual(['DENY_NO_CONSENT']);
    expect(codesOf({ person: { consents: [consent({ grade: 'E0' })] } })).toEqual(['DENY_EVIDENCE_GRADE']);
  });

  it('A2: the question is answered, a coupon in the answer is not', () => {
    expect(codesOf({ person: openWindow, message: freeText })).toEqual(['ALLOW_REPLY']);
    expect(codesOf({ person: openWindow, message: { ...freeText, declaredClass: 'marketing_own' } })).toEqual([
      'DENY_NO_CONSENT',
    ]);
  });

  it('A3: consent to email is no consent to WhatsApp', () => {
    expect(codesOf({ person: { consents: [consent({ channel: 'email' })] } })).toEqual(['DENY_CHANNEL']);
  });

  it('A4: a double opt-in that is not confirmed permits nothing', () => {
    expect(codesOf({ person: { consents: [consent({ status: 'requested', grade: 'E1' })] } })).toEqual([
      'DENY_PENDING_DOI',
    ]);
  });

  it('A7: after STOP and START there is no block, and no consent either', () => {
    const stopped = { suppressions: [block({ scope: 'marketing' })], consents: [withdrawn] };
    expect(codesOf({ person: stopped })).toEqual(['DENY_SUPPRESSED', 'DENY_WITHDRAWN']);
    expect(codesOf({ person: { consents: [withdrawn] } })).toEqual(['DENY_WITHDRAWN']);
  });

  it('A7: the confirmation of the STOP goes all the same', () => {
    const person = { ...openWindow, suppressions: [block()], consents: [withdrawn] };
    expect(codesOf({ person, message: { ...freeText, declaredClass: 'compliance' } })).toEqual([
      'ALLOW_LEGAL_OBLIGATION',
    ]);
  });

  it('A8: an imported consent does not lift the stop of an erased person', () => {
    const person = { suppressions: [block({ reason: 'erasure' })], consents: [consent({ grade: 'E1' })] };
    expect(codesOf({ person })).toEqual(['DENY_SUPPRESSED', 'DENY_EVIDENCE_GRADE']);
  });

  it('A12: a US person whose zone is not known waits until the hour is right in all zones of the country', () => {
    // 20:30 in New York on 24 November; an order update may go from 07:00 to 22:00.
    const facts = {
      atMs: Date.parse('2026-11-25T01:30Z'),
      person: { countries: ['US'], zones: [], consents: [consent({ purpose: 'orders' })] },
      message: orderUpdate,
    };
    expect(codesOf(facts)).toEqual(['ALLOW_CONTRACT_OPTIN']);
    // 22:30 in New York: the next hour for all is 07:00 in Honolulu and on Adak, noon in New York.
    const late = decide(factsWith({ ...facts, atMs: Date.parse('2026-11-25T03:30Z') }));
    expect(late.reasons.map(one => one.code)).toEqual(['DEFER_QUIET_HOURS', 'ALLOW_CONTRACT_OPTIN']);
    expect(new Date(late.untilMs ?? 0).toISOString()).toBe('2026-11-25T17:00:00.000Z');
  });

  it('A17: a consent to one purpose is none to another', () => {
    expect(codesOf({ person: { consents: [consent({ purpose: 'events' })] } })).toEqual(['DENY_PURPOSE']);
  });

  it('A18: a template that Meta moves to marketing is refused from then on', () => {
    const person = { consents: [consent({ purpose: 'orders' })] };
    expect(codesOf({ person, message: orderUpdate })).toEqual(['ALLOW_CONTRACT_OPTIN']);
    const template = { ...orderUpdate.template, category: 'MARKETING' } as const;
    expect(codesOf({ person, message: { ...orderUpdate, template } })).toEqual(['DENY_PURPOSE', 'DENY_CONTENT_RULE']);
  });
});
