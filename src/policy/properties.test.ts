// The promises of the gate, tried on arbitrary facts: nothing goes without the person's yes, a no never opens a way,
// and a decision can be replayed.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayMs, noonMs, purchase } from './case-facts.ts';
import { decideBy } from './decide.ts';
import type { Decision, Effect } from './decision.ts';
import type { Facts, PersonFacts } from './facts.ts';
import { allChannels } from './packs/pack.ts';
import { rareFacts } from './rare-facts.ts';
import { rulesInOrder } from './rules/rules.ts';
import { situationOf } from './situation.ts';
import { anyBlock, anyConsent, anyFacts, anyStricter } from './testing-facts.ts';
import { bookWithRegistries } from './testing-optional-facts.ts';

const decide = (facts: Facts): Decision => decideBy(bookWithRegistries, facts);
const runs = { numRuns: 3_000, seed: 20_261_124 };
const width: Readonly<Record<Effect, number>> = { deny: 0, defer: 1, allow: 2 };

function expectNotWider(after: Decision, before: Decision): void {
  expect(width[after.outcome]).toBeLessThanOrEqual(width[before.outcome]);
}

function withPerson(facts: Facts, changes: Partial<PersonFacts>): Facts {
  return { ...facts, person: { ...facts.person, ...changes } };
}

const permits = (status: string): boolean => status === 'given' || status === 'renewed';

/** Whether some consent on record could permit the message: written apart from the code that it checks. */
function hasPermittingConsent(facts: Facts, decision: Decision): boolean {
  const { message, person, sender } = facts;
  const isMarketing = !['compliance', 'reply', 'utility', 'authentication'].includes(decision.class);
  const wanted = isMarketing ? [message.purpose ?? decision.class] : [message.purpose, decision.class];
  return person.consents.some(
    one =>
      permits(one.status) &&
      one.channel === message.channel &&
      wanted.includes(one.purpose) &&
      (isMarketing ? ['E3', 'E4'] : ['E2', 'E3', 'E4']).includes(one.grade) &&
      (one.senderIds?.includes(sender.id) ?? true) &&
      (decision.class !== 'marketing_third_party' || one.thirdParties === true) &&
      (!isMarketing || message.specialCategory !== true || (one.explicit === true && one.grade >= 'E3')) &&
      (message.noticeVersionMin === undefined || (one.noticeVersion ?? 0) >= message.noticeVersionMin) &&
      (!['purchased', 'rented', 'scraped'].includes(person.source ?? '') || one.grade >= 'E3') &&
      person.consents.every(
        other =>
          other.purpose !== one.purpose ||
          other.channel !== one.channel ||
          !['refused', 'withdrawn', 'revoked', 'invalidated', 'expired'].includes(other.status) ||
          other.sinceMs < one.sinceMs,
      ),
  );
}

/** Whether some tie on record could permit the message where a sale counts for a year: written apart as well. */
function isCustomer({ atMs, person, business, message }: Facts, decision: Decision): boolean {
  const yearMs = 366 * 24 * 3_600_000;
  return (
    decision.class === 'marketing_own' &&
    message.channel === 'email' &&
    'softOptIn' in (business.looser ?? {}) &&
    message.specialCategory !== true &&
    !person.consents.some(one => one.channel === 'email' && ['withdrawn', 'refused'].includes(one.status)) &&
    (person.relations ?? []).some(
      one => one.kind === 'purchase' && one.channel === 'email' && one.objectionOffered && one.atMs > atMs - yearMs,
    )
  );
}

function hasGround(facts: Facts, decision: Decision): boolean {
  const isBySoftOptIn = decision.reasons.at(-1)?.code === 'ALLOW_SOFT_OPT_IN';
  return isBySoftOptIn ? isCustomer(facts, decision) : hasPermittingConsent(facts, decision);
}

describe('the arbitrary facts', () => {
  let decisions: Decision[] = [];
  beforeAll(() => {
    decisions = fc.sample(anyFacts, runs).map(decide);
  });

  it.each(['allow', 'defer', 'deny'])('lead to %s often enough to try the laws', outcome => {
    expect(decisions.filter(one => one.outcome === outcome).length).toBeGreaterThan(50);
  });

  it('lead to an allow of every kind', () => {
    const codes = new Set(decisions.filter(one => one.outcome === 'allow').map(one => one.reasons[0]?.code));
    expect([...codes].sort()).toEqual([
      'ALLOW_CONSENT',
      'ALLOW_CONTRACT_OPTIN',
      'ALLOW_LEGAL_OBLIGATION',
      'ALLOW_REPLY',
      'ALLOW_SOFT_OPT_IN',
      'ALLOW_USER_TRIGGERED',
    ]);
  });
});

describe('the arbitrary facts, for the rules about what may be absent', () => {
  it.each(rulesInOrder.filter(rule => rule.since !== undefined).map(rule => rule.id))('make %s speak', id => {
    const speaks = (facts: Facts): boolean => decide(facts).reasons.some(one => one.rule === id);
    expect(fc.sample(anyFacts, runs).filter(speaks).length).toBeGreaterThan(3);
  });
});

describe('a rule that is not asked', () => {
  it('would have had nothing to say', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const situation = situationOf(facts, bookWithRegistries.laws);
        for (const { id, onlyWith, judge } of rulesInOrder) {
          if (onlyWith === undefined || (rareFacts[onlyWith] & situation.rare) !== 0) continue;
          expect(judge(situation), id).toBeNull();
        }
      }),
      runs,
    );
  });
});

describe('whatever the facts', () => {
  it('nothing that needs consent is allowed without a consent that permits it', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const decision = decide(facts);
        if (decision.outcome === 'deny') return;
        const code = decision.reasons.at(-1)?.code;
        if (decision.class === 'compliance') expect(code).toBe('ALLOW_LEGAL_OBLIGATION');
        else if (code === 'ALLOW_REPLY') {
          expect(['reply', 'utility', 'authentication']).toContain(decision.class);
          expect(['free_form', 'reaction']).toContain(facts.message.kind);
          expect(facts.person.windows['sender-1']?.inboundAtMs).toBeGreaterThan(facts.atMs - 24 * 3_600_000);
        } else expect(hasGround(facts, decision)).toBe(true);
      }),
      runs,
    );
  });

  it('no tie to the business permits anything on WhatsApp, whatever the business loosens', () => {
    const kinds = fc.constantFrom('purchase', 'inquiry', 'membership');
    const softOptIn = { channels: allChannels, months: { purchase: 99, inquiry: 99, membership: 99 } };
    fc.assert(
      fc.property(anyFacts, kinds, (facts, kind) => {
        const { message, business } = facts;
        const tied = withPerson(facts, { relations: [purchase({ kind, channel: 'whatsapp', atMs: noonMs - dayMs })] });
        const decision = decide({
          ...tied,
          message: { ...message, channel: 'whatsapp' },
          business: { ...business, looser: { ...business.looser, softOptIn } },
        });
        expect(decision.reasons.map(one => one.code)).not.toContain('ALLOW_SOFT_OPT_IN');
      }),
      runs,
    );
  });

  it('no tie less widens', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(1), (facts, place) => {
        const { relations = [] } = facts.person;
        expectNotWider(decide(withPerson(facts, { relations: relations.toSpliced(place, 1) })), decide(facts));
      }),
      runs,
    );
  });

  it('no block, restriction, objection, erasure or doubt about the identity widens', () => {
    const change = fc.oneof(
      fc.constant({ restricted: true }),
      fc.constant({ erased: true }),
      fc.constant({ identityStale: true }),
      fc.constantFrom<Partial<PersonFacts>>({ objected: 'marketing' }, { objected: 'all' }),
    );
    fc.assert(
      fc.property(anyFacts, change, anyBlock, (facts, changes, block) => {
        const before = decide(facts);
        if (!('objected' in changes) || facts.person.objected !== 'all') {
          expectNotWider(decide(withPerson(facts, changes)), before);
        }
        const suppressions = [...facts.person.suppressions, block];
        expectNotWider(decide(withPerson(facts, { suppressions })), before);
      }),
      runs,
    );
  });

  it('nothing more that is known against a message widens', () => {
    const change = fc.constantFrom<(facts: Facts) => Facts>(
      facts => withPerson(facts, { age: Math.min(facts.person.age ?? 9, 9) }),
      facts => withPerson(facts, { registries: [...(facts.person.registries ?? []), 'REFUSALS'] }),
      facts => withPerson(facts, { askedAtMs: [...(facts.person.askedAtMs ?? []), noonMs] }),
      facts => ({ ...facts, business: { ...facts.business, minAge: 18 } }),
      facts => ({ ...facts, business: { ...facts.business, registries: {} } }),
      facts => ({
        ...facts,
        business: { ...facts.business, processors: [{ id: 'host', agreement: false, transfer: 'missing' }] },
      }),
      facts => ({ ...facts, message: { ...facts.message, specialCategory: true } }),
      facts => ({ ...facts, message: { ...facts.message, noticeVersionMin: 9 } }),
      facts => ({
        ...facts,
        message: {
          ...facts.message,
          content: { class: 'third_party', certainty: 'certain', asksFor: ['national_id'] },
        },
      }),
    );
    fc.assert(
      fc.property(anyFacts, change, (facts, changed) => {
        expectNotWider(decide(changed(facts)), decide(facts));
      }),
      runs,
    );
  });

  it('no withdrawal widens, and a withdrawal now ends what rested on that consent', () => {
    fc.assert(
      fc.property(
        anyFacts,
        anyConsent,
        fc.constantFrom('withdrawn', 'revoked', 'refused', 'invalidated', 'expired'),
        (facts, consent, status) => {
          const before = decide(facts);
          const { consents } = facts.person;
          const no = { ...consent, status, sinceMs: consent.sinceMs } as const;
          expectNotWider(decide(withPerson(facts, { consents: [...consents, no] })), before);
          const relied = consents.find(one => one.eventId === before.basis?.consentEventId);
          if (before.outcome !== 'allow' || relied === undefined) return;
          const ended = consents.map(one => ({ ...one, status: 'withdrawn' as const, sinceMs: noonMs }));
          expect(decide(withPerson(facts, { consents: ended })).outcome).toBe('deny');
        },
      ),
      runs,
    );
  });

  it('no consent less widens', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(5), (facts, place) => {
        const { consents } = facts.person;
        if (!permits(consents[place]?.status ?? 'unknown')) return;
        expectNotWider(decide(withPerson(facts, { consents: consents.toSpliced(place, 1) })), decide(facts));
      }),
      runs,
    );
  });

  it('no stricter value of the business widens', () => {
    fc.assert(
      fc.property(anyFacts, anyStricter, (facts, stricter) => {
        const strict = { ...facts, business: { ...facts.business, stricter } };
        expectNotWider(decide(strict), decide(facts));
      }),
      runs,
    );
  });

  it('no further candidate country widens', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('DE', 'FR', 'TH', 'US'), (facts, country) => {
        if (facts.person.countries.length === 0 || facts.person.zones.length === 0) return;
        const countries = [...facts.person.countries, country];
        expectNotWider(decide(withPerson(facts, { countries })), decide(facts));
      }),
      runs,
    );
  });

  it('a decision hangs together', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const { outcome, reasons, untilMs, basis, obligations, packs, ruleset } = decide(facts);
        const effects = reasons.map(one => width[one.effect]);
        expect(effects).toEqual(effects.toSorted((a, b) => a - b));
        expect(outcome).toBe(reasons[0]?.effect);
        expect(outcome === 'deny' || reasons.at(-1)?.effect === 'allow').toBe(true);
        expect(untilMs === null).toBe(outcome !== 'defer');
        if (untilMs !== null) expect(untilMs).toBeGreaterThan(facts.atMs);
        expect(basis === null).toBe(outcome !== 'allow');
        if (outcome !== 'allow') expect(obligations).toEqual([]);
        expect(packs).toEqual(packs.toSorted());
        expect(ruleset.endsWith(`+${packs.join(',')}`)).toBe(true);
        for (const one of reasons) expect(one.sources.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('a stored decision replays to the same result', () => {
    fc.assert(
      fc.property(anyFacts, anyStricter, (facts, stricter) => {
        const own = { ...facts, business: { ...facts.business, stricter } };
        const before = JSON.stringify(own);
        const decision = decide(own);
        const stored: unknown = JSON.parse(JSON.stringify(decision));
        expect(decide(JSON.parse(before))).toEqual(decision);
        expect(stored).toEqual(decision);
        expect(JSON.stringify(own)).toBe(before);
      }),
      { ...runs, numRuns: 1_000 },
    );
  });

  it('what are no facts at all is refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(anyFacts, fc.anything(), fc.string(), (facts, junk, key) => {
        const broken = JSON.parse(JSON.stringify(facts));
        for (const part of ['person', 'message', 'business', 'sender', 'rates'] as const) {
          const decision = decide({ ...broken, [part]: junk });
          expect(['deny', 'defer', 'allow']).toContain(decision.outcome);
        }
        broken.person[key] = junk;
        expect(['deny', 'defer', 'allow']).toContain(decide(broken).outcome);
        expect(decide(JSON.parse('null')).outcome).toBe('deny');
      }),
      { ...runs, numRuns: 500 },
    );
  });
});
