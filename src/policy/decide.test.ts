// Deciding: every rule that speaks is kept, in order; deny beats defer beats allow; a rule that throws is a deny.

import { describe, expect, it } from 'vitest';
import { block, consent, dayMs, factsWith, freeText, noonMs, openWindow, orderUpdate } from './case-facts.ts';
import { createRuleBook, decide, decideBy, type RuleBook } from './decide.ts';
import type { Decision } from './decision.ts';
import type { PersonFacts } from './facts.ts';
import { packs } from './packs/packs.ts';
import { every, type Rule, reason } from './rule.ts';
import { rulesInOrder } from './rules/rules.ts';

const prepareRules = (rules: readonly Rule[]): RuleBook => createRuleBook('2026.11.2', rules, packs);
const codes = (decision: Decision): string[] => decision.reasons.map(one => one.code);
const agreed = { consents: [consent()] };

describe('a decision', () => {
  it('allows on consent, and names the act that it rests on', () => {
    expect(decide(factsWith({ person: { ...agreed, contactedBefore: true } }))).toEqual({
      outcome: 'allow',
      class: 'marketing_own',
      untilMs: null,
      reasons: [
        expect.objectContaining({ code: 'ALLOW_CONSENT', consentEventId: 'event-1', rule: 'marketing-consent' }),
      ],
      obligations: [],
      ruleset: '2026.11.3+DE,WA',
      packs: ['DE', 'WA'],
      basis: { ground: 'consent', consentEventId: 'event-1' },
    });
  });

  it('keeps every rule that speaks: what forbids, then what delays, then what permits', () => {
    const facts = factsWith({
      atMs: noonMs + 5 * dayMs,
      person: { ...agreed, suppressions: [block({ scope: 'marketing' })], objected: 'marketing', restricted: true },
      message: { template: { ...orderUpdate.template, category: 'MARKETING', status: 'PAUSED' } },
      rates: { pairFreeAtMs: noonMs + 5 * dayMs + 1 },
    });
    expect(codes(decide(facts))).toEqual([
      'DENY_RESTRICTED',
      'DENY_SUPPRESSED',
      'DENY_OBJECTED',
      'DENY_TEMPLATE',
      'DENY_CONTENT_RULE',
      'DEFER_QUIET_HOURS',
      'DEFER_PAIR_RATE',
      'ALLOW_CONSENT',
    ]);
  });

  it('waits for the latest of what delays it', () => {
    const person = { ...agreed, marketingSentAtMs: [noonMs - dayMs, noonMs - 1] };
    const decision = decide(factsWith({ person, rates: { pairFreeAtMs: noonMs + 6_000 } }));
    expect(decision).toMatchObject({ outcome: 'defer', untilMs: noonMs + 6 * dayMs, basis: null, obligations: [] });
  });

  it('does not wait for what nothing will permit', () => {
    const silent = prepareRules(rulesInOrder.filter(rule => !rule.id.endsWith('consent')));
    const decision = decideBy(silent, factsWith({ rates: { pairFreeAtMs: noonMs + 1 } }));
    expect(decision).toMatchObject({ outcome: 'deny', untilMs: null });
    expect(codes(decision)).toEqual(['DENY_NO_LEGAL_BASIS', 'DEFER_PAIR_RATE']);
  });

  it('denies when no rule speaks at all', () => {
    const decision = decideBy(prepareRules([]), factsWith({ person: agreed }));
    expect(codes(decision)).toEqual(['DENY_NO_LEGAL_BASIS']);
    expect(decision.outcome).toBe('deny');
  });

  it('shares the words that never change, frozen', () => {
    const [first] = decide(factsWith()).reasons;
    expect(Object.isFrozen(first)).toBe(true);
    expect(decide(factsWith()).reasons[0]).toBe(first);
  });
});

describe('a rule that throws', () => {
  const broken: Rule = {
    id: 'broken',
    title: 'Broken',
    sources: [{ title: 'None' }],
    applies: every,
    parameters: [],
    judge: () => {
      throw new Error('+49 151 12345678 could not be read');
    },
  };

  it.each([
    ['first', [broken, ...rulesInOrder]],
    ['last, after what permits', [...rulesInOrder, broken]],
  ])('denies, asked %s', (_, rules) => {
    for (const facts of [
      factsWith({ person: agreed }),
      factsWith({ person: openWindow, message: freeText }),
      factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'compliance' } }),
    ]) {
      const decision = decideBy(prepareRules(rules), facts);
      expect(decision.outcome).toBe('deny');
      expect(decision.reasons[0]).toMatchObject({ code: 'DENY_POLICY_ERROR', rule: 'broken' });
      expect(decision.reasons.at(-1)?.effect).toBe('allow');
      expect(JSON.stringify(decision)).not.toContain('151');
    }
  });

  it('is not asked about classes that are not its own', () => {
    const rules = prepareRules([...rulesInOrder, { ...broken, applies: ['utility'] }]);
    expect(decideBy(rules, factsWith({ person: agreed })).outcome).toBe('allow');
    expect(reason(broken, 'DENY_POLICY_ERROR', 'x').effect).toBe('deny');
  });
});

describe('what cannot be read', () => {
  it('is refused: values of the business', () => {
    const decision = decide(factsWith({ person: agreed, business: { stricter: { frequncy: [] } } }));
    expect(decision).toMatchObject({ outcome: 'deny', packs: [] });
    expect(codes(decision)).toEqual(['DENY_POLICY_ERROR']);
  });

  it.each([0, '', []])('is refused: values that are none, whatever was decided before (%j)', stricter => {
    const business = JSON.parse(JSON.stringify({ stricter }));
    decide(factsWith({ person: agreed }));
    expect(codes(decide(factsWith({ person: agreed, business })))).toEqual(['DENY_POLICY_ERROR']);
  });

  it.each(['toString', '__proto__', 'advertising'])('is refused: the class %s', name => {
    const message = JSON.parse(JSON.stringify({ declaredClass: name }));
    expect(codes(decide(factsWith({ person: agreed, message })))).toEqual(['DENY_POLICY_ERROR']);
  });

  it('is refused: a zone that does not exist', () => {
    const decision = decide(factsWith({ person: { ...agreed, zones: ['Europe/Atlantis'] } }));
    expect(decision.reasons[0]).toMatchObject({ code: 'DENY_POLICY_ERROR', rule: 'quiet-hours' });
  });
});

describe('what is kept of laws', () => {
  it('tells a region from a country of the same name', () => {
    const packsAt = (person: Partial<PersonFacts>): readonly string[] => decide(factsWith({ person })).packs;
    expect(packsAt({ countries: ['GB'], regions: ['JE'] })).toEqual(['DE', 'GB', 'WA']);
    expect(packsAt({ countries: ['GB', 'JE'] })).toEqual(['DE', 'GB', 'WA', '_strictest']);
    expect(packsAt({ countries: ['GB'], regions: ['JE'] })).toEqual(['DE', 'GB', 'WA']);
  });
});

describe('what must go with a message', () => {
  const kinds = (facts: Parameters<typeof factsWith>[0]): string[] =>
    decide(factsWith(facts)).obligations.map(one => one.kind);
  const known = { ...agreed, contactedBefore: true };
  const freeOffer = { ...freeText, purpose: 'offers', purposeClass: 'marketing_own' } as const;

  it.each<[string, Parameters<typeof factsWith>[0], string[]]>([
    ['a template that tells how to opt out, to a person known', { person: known }, []],
    ['the first message', { person: agreed }, ['first_contact_notice', 'objection_line']],
    ['free advertising', { person: { ...known, ...openWindow }, message: freeOffer }, ['opt_out_line']],
    [
      'free advertising that tells how to opt out',
      { person: { ...known, ...openWindow }, message: { ...freeOffer, tellsOptOut: true } },
      [],
    ],
    ['the marketing API', { person: known, message: { marketingMessagesApi: true } }, ['no_activity_sharing']],
    ["an AI's answer", { person: openWindow, message: { ...freeText, madeByAi: true } }, ['ai_disclosure']],
    ['a first answer', { person: openWindow, message: freeText }, []],
    [
      'a first order update',
      { person: { consents: [consent({ purpose: 'orders' })] }, message: orderUpdate },
      ['first_contact_notice'],
    ],
    ['a refusal', { message: { madeByAi: true } }, []],
  ])('%s', (_, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });
});
