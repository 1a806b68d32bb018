// Somebody is two: whatever the facts, and however consents are shared out, neither may be told what the one might not.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../kernel/kernel.ts';
import { decide, type PersonFacts, unknownPerson } from '../../policy/policy.ts';
import { anyFacts } from '../../policy/testing-facts.ts';
import { mergeGates } from '../merge-gates.ts';
import type { Belongs } from './belongs.ts';
import { isPermitting, splitGate } from './split-gate.ts';

const everyWay = fc.func(fc.constantFrom<Belongs>('stays', 'goes', 'both', 'neither'));
const rank = { deny: 0, defer: 1, allow: 2 } as const;

describe('a split', () => {
  test('never widens what is allowed', () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyFacts, everyWay, (facts, belongs) => {
        const before = decide(facts);
        const sides = splitGate(facts.person, eventId => belongs(eventId));
        for (const person of [sides.stays, sides.goes]) {
          const after = decide({ ...facts, person });
          if (after.outcome === 'allow') allowed += 1;
          expect(rank[after.outcome]).toBeLessThanOrEqual(rank[before.outcome]);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(allowed).toBeGreaterThan(100);
  });

  test('leaves every block with both, and a consent only where it belongs', () => {
    fc.assert(
      fc.property(anyFacts, everyWay, ({ person }, belongs) => {
        const { stays, goes } = splitGate(person, eventId => belongs(eventId));
        for (const [side, mine] of [
          [stays, 'stays'],
          [goes, 'goes'],
        ] as const) {
          expect(blocksOf(side)).toEqual(blocksOf(person));
          for (const one of side.consents.filter(isPermitting)) {
            expect([mine, 'both']).toContain(belongs(one.eventId));
            expect(person.consents).toContainEqual(one);
          }
        }
      }),
    );
  });

  test('and a merge of both sides again permits no more than there was', () => {
    fc.assert(
      fc.property(anyFacts, everyWay, (facts, belongs) => {
        const { stays, goes } = splitGate(facts.person, eventId => belongs(eventId));
        const again = decide({ ...facts, person: mergeGates(stays, goes) });
        expect(rank[again.outcome]).toBeLessThanOrEqual(rank[decide(facts).outcome]);
      }),
    );
  });

  test('of somebody who was told and who wrote begins anew for whoever goes', () => {
    const person: PersonFacts = {
      ...unknownPerson,
      noticeGiven: true,
      windows: { s1: { inboundAtMs: 5 } },
      relations: [{ kind: 'purchase', channel: 'email', atMs: 5, objectionOffered: true, eventId: 'e1' }],
    };
    const { relations, ...told } = person;
    expect(splitGate(person, () => 'neither')).toEqual({ stays: told, goes: unknownPerson });
    expect(splitGate(person, () => 'goes').goes).toEqual({ ...unknownPerson, relations });
    expect(splitGate({ ...person, noticeGiven: false }, () => 'goes').goes.noticeGiven).toBe(false);
  });
});

/** What stands in the way, and what was noted that can. */
function blocksOf(facts: PersonFacts): string {
  const { consents: _, windows: __, relations: ___, noticeGiven: ____, ...rest } = facts;
  return canonicalJson(rest);
}
