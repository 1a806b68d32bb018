// What a note changes on the gate: only what it names, and nothing twice.

import { describe, expect, it } from 'vitest';
import { type PersonFacts, unknownPerson } from '../../policy/policy.ts';
import { applyChange } from './apply-change.ts';

const bought = { kind: 'purchase', channel: 'email', atMs: 5, objectionOffered: true } as const;

describe('a note', () => {
  it('sets what it names, and tells before and after of that only', () => {
    const gate: PersonFacts = { ...unknownPerson, age: 16, source: 'import' };
    expect(applyChange(gate, { age: 17, regions: ['US-TX', 'US-FL', 'US-TX'] }, 'e1')).toEqual({
      gate: { ...gate, age: 17, regions: ['US-FL', 'US-TX'] },
      before: { age: 16 },
      after: { age: 17, regions: ['US-FL', 'US-TX'] },
    });
  });

  it('takes a fact away by null, so that it is absent', () => {
    const applied = applyChange(
      { ...unknownPerson, age: 16, noticeGiven: false },
      { age: null, noticeGiven: true },
      'e',
    );
    expect(applied?.gate).toEqual({ ...unknownPerson, noticeGiven: true });
    expect(applied?.after).toEqual({ noticeGiven: true });
    expect(Object.keys(applied?.gate ?? {})).not.toContain('age');
  });

  it('adds ties in the order of their instants, each once, and keeps a bounded number', () => {
    const first = applyChange(unknownPerson, { relation: bought }, 'e1')?.gate ?? unknownPerson;
    expect(first.relations).toEqual([{ ...bought, eventId: 'e1' }]);
    expect(applyChange(first, { relation: bought }, 'e2')).toBeUndefined();
    const second = applyChange(first, { relation: { ...bought, atMs: 3 } }, 'e2')?.gate;
    expect(second?.relations?.map(one => one.atMs)).toEqual([3, 5]);
    let gate: PersonFacts = unknownPerson;
    for (let atMs = 1; atMs <= 150; atMs++) {
      gate = applyChange(gate, { relation: { ...bought, atMs } }, `e${atMs}`)?.gate ?? gate;
    }
    expect([gate.relations?.length, gate.relations?.at(-1)?.atMs]).toEqual([100, 150]);
  });

  it('of what is noted already changes nothing', () => {
    expect(applyChange({ ...unknownPerson, source: 'staff' }, { source: 'staff', age: null }, 'e')).toBeUndefined();
    expect(applyChange(unknownPerson, {}, 'e')).toBeUndefined();
  });
});
