// The laws of the gate, over any events in any order: nothing but a consent ever permits, nothing older widens, and a
// block goes only by the acts that may take it away.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Channel, type SuppressionFact, unknownPerson } from '../policy/policy.ts';
import { isOwnAct, mayLift } from './block.ts';
import { fold } from './fold.ts';
import { narrowedBy } from './narrow.ts';
import { anyEvent, anyHistory, eventOf, historyOf, permits, purposes, someChannels } from './testing.ts';
import type { ConsentEvent, Gate } from './types.ts';

const anyGate = anyHistory.map(history => history.reduce<Gate>(fold, unknownPerson));
const anyNext = nextOf(anyEvent);
const places = purposes.flatMap(purpose => someChannels.map(channel => ({ purpose, channel })));
const grantTypes = ['given', 'renewed'];
const endTypes = ['refused', 'withdrawn', 'revoked', 'invalidated'];
const runs = { numRuns: 1_000, seed: 1 };

function nextOf(some: typeof anyEvent): fc.Arbitrary<ConsentEvent> {
  return fc
    .tuple(fc.integer({ min: 1, max: 40 }), some)
    .map(([at, what]) => ({ ...what, eventId: 'next', occurredAtMs: at }));
}

type Place = { purpose: string; channel: Channel };

function covers(event: ConsentEvent, place: Place): boolean {
  if (event.channel !== null && event.channel !== place.channel) return false;
  if (event.purpose !== null) return event.purpose === place.purpose;
  return !event.keepPurposes?.includes(place.purpose);
}

function consentAt(gate: Gate, { purpose, channel }: Place) {
  return gate.consents.find(one => one.purpose === purpose && one.channel === channel);
}

function isYes(gate: Gate, place: Place): boolean {
  return grantTypes.includes(consentAt(gate, place)?.status ?? '');
}

/** Whether the block still holds wherever it held, on the channels of these tests. */
function stillHolds(gate: Gate, block: SuppressionFact): boolean {
  const wanted = block.channel === null ? someChannels : [block.channel];
  return wanted.every(channel =>
    gate.suppressions.some(
      one =>
        one.scope === block.scope &&
        one.reason === block.reason &&
        one.sinceMs >= block.sinceMs &&
        (one.channel === null || one.channel === channel),
    ),
  );
}

/** The acts by which a block may go: START or resume for its reason, and a consent of the person's own. */
function mayTakeAway(event: ConsentEvent, block: SuppressionFact): boolean {
  if (event.type === 'lifted') {
    const takesBackStop = event.reason === 'stop' && block.reason === 'doubt';
    return mayLift(event) && (event.reason === block.reason || takesBackStop);
  }
  if (!grantTypes.includes(event.type) || !isOwnAct(event) || block.scope === 'all') return false;
  const isStop = ['stop', 'refused', 'doubt'].includes(block.reason);
  return isStop ? event.act === 'inbound_token' : block.reason === 'objection';
}

describe('for any events in any order', () => {
  test('what narrows never widens', () => {
    fc.assert(
      fc.property(anyGate, anyNext, (gate, event) => {
        fc.pre(narrowedBy(event) !== null);
        const next = fold(gate, event);
        for (const { purpose, channel } of places) {
          if (permits(next, purpose, channel)) expect(permits(gate, purpose, channel)).toBe(true);
        }
        for (const block of gate.suppressions) expect(stillHolds(next, block)).toBe(true);
      }),
      runs,
    );
  });

  test('a no covers at once all that it names', () => {
    fc.assert(
      fc.property(anyGate, anyNext, (gate, event) => {
        fc.pre(endTypes.includes(event.type));
        const next = fold(gate, event);
        for (const place of places) if (covers(event, place)) expect(isYes(next, place)).toBe(false);
      }),
      runs,
    );
  });

  test('only given and renewed create consent, for their own purpose and channel', () => {
    fc.assert(
      fc.property(anyGate, anyNext, (gate, event) => {
        const next = fold(gate, event);
        for (const place of places) {
          if (!isYes(next, place) || isYes(gate, place)) continue;
          expect(grantTypes).toContain(event.type);
          expect(place).toEqual({ purpose: event.purpose, channel: event.channel });
          expect(event.occurredAtMs).toBeGreaterThanOrEqual(consentAt(gate, place)?.sinceMs ?? 0);
        }
      }),
      runs,
    );
  });

  test('a block goes only by an act that may lift it, and only where it may', () => {
    let seen = 0;
    const blocked = historyOf(eventOf('suppressed')).map(history => history.reduce<Gate>(fold, unknownPerson));
    fc.assert(
      fc.property(blocked, nextOf(eventOf('lifted', 'given', 'renewed')), (gate, event) => {
        const next = fold(gate, event);
        const gone = gate.suppressions.filter(one => !stillHolds(next, one));
        if (gone.length === 0) return;
        seen++;
        expect(gone.filter(one => one.sinceMs > event.occurredAtMs)).toEqual([]);
        const everywhere = gone.filter(one => one.channel === null);
        const elsewhere = someChannels.filter(one => event.channel !== null && one !== event.channel);
        for (const channel of elsewhere) {
          expect(everywhere.filter(one => !stillHolds(next, { ...one, channel }))).toEqual([]);
        }
        expect(gone.filter(one => !mayTakeAway(event, one))).toEqual([]);
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(runs.numRuns / 100);
  });

  test('consent rests on an event that gave it, and no newer or later no stands against that', () => {
    fc.assert(
      fc.property(anyHistory, history => {
        const gate = history.reduce<Gate>(fold, unknownPerson);
        for (const place of places.filter(one => isYes(gate, one))) {
          const at = history.findIndex(one => one.eventId === consentAt(gate, place)?.eventId);
          const basis = history[at];
          expect(grantTypes).toContain(basis?.type);
          expect(basis).toMatchObject(place);
          const against = history.filter(
            (one, told) =>
              endTypes.includes(one.type) &&
              covers(one, place) &&
              (told > at || one.occurredAtMs > (basis?.occurredAtMs ?? 0)),
          );
          expect(against).toEqual([]);
        }
      }),
      { ...runs, numRuns: 4_000 },
    );
  });

  test('without an act of the person’s own a no is never taken back, a block or an objection never ends', () => {
    fc.assert(
      fc.property(anyHistory, history => {
        const others = history.filter(one => !isOwnAct(one) || endTypes.includes(one.type));
        const gate = others.reduce<Gate>(fold, unknownPerson);
        for (const place of places.filter(one => isYes(gate, one))) {
          expect(others.filter(one => endTypes.includes(one.type) && covers(one, place))).toEqual([]);
        }
        const stops = others.filter(one => one.type === 'suppressed' && one.reason === 'stop');
        if (stops.length > 0) expect(gate.suppressions.some(one => one.reason === 'stop')).toBe(true);
        if (others.some(one => one.type === 'objected')) expect(gate.objected).not.toBe('none');
      }),
      { ...runs, numRuns: 4_000 },
    );
  });

  test('told in another order, events never permit more than told as they happened', () => {
    // A request and a lapse speak only of what is known when they are told, so their order is their meaning.
    let seen = 0;
    const timeless = anyHistory.map(history => history.filter(one => !['requested', 'expired'].includes(one.type)));
    fc.assert(
      fc.property(timeless, history => {
        const told = history.reduce<Gate>(fold, unknownPerson);
        const happened = history.toSorted((one, other) => one.occurredAtMs - other.occurredAtMs);
        const asItWas = happened.reduce<Gate>(fold, unknownPerson);
        for (const { purpose, channel } of places) {
          if (!permits(told, purpose, channel)) continue;
          seen++;
          expect(permits(asItWas, purpose, channel)).toBe(true);
        }
      }),
      { ...runs, numRuns: 5_000 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  test('the moment of a state never goes back, and a gate is plain JSON', () => {
    fc.assert(
      fc.property(anyGate, anyNext, (gate, event) => {
        const next = fold(gate, event);
        for (const consent of gate.consents) {
          expect(consentAt(next, consent)?.sinceMs).toBeGreaterThanOrEqual(consent.sinceMs);
        }
        expect(JSON.parse(JSON.stringify(next))).toStrictEqual(next);
      }),
      runs,
    );
  });
});
