// Which Graph code a refusal gets.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, Reason } from '../../policy/policy.ts';
import { refusalOf, refusals } from './refusals.ts';

const reason = (code: Reason['code']): Reason => ({
  code,
  effect: code.startsWith('DEFER') ? 'defer' : 'deny',
  rule: 'r',
  words: 'w',
  sources: [],
});
const decision = (...codes: Reason['code'][]): Decision => ({
  outcome: 'deny',
  class: 'marketing_own',
  untilMs: null,
  reasons: codes.map(reason),
  obligations: [],
  ruleset: '',
  packs: [],
  basis: null,
});
const usual = { senderActive: true, templateStatus: 'APPROVED' };

describe('refusalOf', () => {
  it('takes the most important reason, in whatever order the rules spoke', () => {
    const names = refusals.map(one => one.name);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 1 }), codes => {
        const first = names.find(name => codes.includes(name));
        expect(refusalOf(decision(...codes), usual).name).toBe(first);
      }),
    );
  });

  it('never answers a refusal with success', () => {
    for (const one of refusals) expect(one.status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    [['DENY_WINDOW_CLOSED', 'DENY_NO_CONSENT'] as const, 131050],
    [['DENY_WINDOW_CLOSED'] as const, 131047],
    [['DEFER_PAIR_RATE'] as const, 131056],
    [['DEFER_QUIET_HOURS'] as const, 131049],
    [['DENY_DIRECT_SEND'] as const, 100],
    [[] as const, 131050],
  ])('%j is %d', (codes, code) => {
    expect(refusalOf(decision(...codes), usual).code).toBe(code);
  });

  it.each([
    ['PAUSED', 132015, 400],
    ['DISABLED', 132016, 400],
    ['REJECTED', 132001, 404],
    [null, 132001, 404],
  ])('a template that is %s is %d', (templateStatus, code, status) => {
    expect(refusalOf(decision('DENY_TEMPLATE'), { senderActive: true, templateStatus })).toMatchObject({
      code,
      status,
    });
  });

  it('tells of an unknown template before a missing consent, but not before what the person decided', () => {
    const unknown = { senderActive: true, templateStatus: null };
    expect(refusalOf(decision('DENY_NO_CONSENT', 'DENY_TEMPLATE'), unknown).code).toBe(132001);
    expect(refusalOf(decision('DENY_NO_CONSENT', 'DENY_TEMPLATE'), usual).code).toBe(131050);
    expect(refusalOf(decision('DENY_WITHDRAWN', 'DENY_TEMPLATE'), unknown).code).toBe(131050);
    expect(refusalOf(decision('DENY_NO_CONSENT'), unknown).code).toBe(131050);
  });

  it('tells a sender that is switched off from a consent for another sender', () => {
    expect(refusalOf(decision('DENY_SENDER'), { ...usual, senderActive: false }).code).toBe(131031);
    expect(refusalOf(decision('DENY_SENDER'), usual).code).toBe(131050);
  });
});
