// What each kind of event does to the gate, told as examples.

import { describe, expect, test } from 'vitest';
import { type SuppressionFact, unknownPerson } from '../policy/policy.ts';
import { channels } from './block.ts';
import { fold } from './fold.ts';
import { event, given, permits } from './testing.ts';
import type { ConsentEvent, Gate } from './types.ts';

function gateAfter(...events: ConsentEvent[]): Gate {
  return events.reduce(fold, unknownPerson);
}

function statuses(gate: Gate): Record<string, string> {
  return Object.fromEntries(gate.consents.map(one => [`${one.purpose} ${one.channel}`, one.status]));
}

const stop = (atMs: number): ConsentEvent[] => [
  event(atMs, { type: 'withdrawn', keepPurposes: ['orders'] }),
  event(atMs, { type: 'suppressed', scope: ['marketing'], reason: 'stop' }),
  event(atMs, { type: 'suppressed', scope: ['business_initiated'], reason: 'stop', channel: 'whatsapp' }),
];
const start = (atMs: number): ConsentEvent => event(atMs, { type: 'lifted', reason: 'stop' });

describe('given', () => {
  test('sets the consent for one purpose on one channel, with its proof and its bounds', () => {
    const gate = gateAfter(given(5, { senderIds: ['a'], thirdParties: true }));
    expect(gate.consents).toEqual([
      {
        purpose: 'offers',
        channel: 'whatsapp',
        status: 'given',
        grade: 'E3',
        sinceMs: 5,
        eventId: 'event-5',
        senderIds: ['a'],
        thirdParties: true,
        lastUsedAtMs: 5,
      },
    ]);
    expect(permits(gate, 'offers', 'whatsapp')).toBe(true);
    expect(permits(gate, 'offers', 'email')).toBe(false);
    expect(permits(gate, 'news', 'whatsapp')).toBe(false);
  });

  test('renewed is a consent too, and says so', () => {
    expect(statuses(gateAfter(given(5), given(9, { type: 'renewed' })))).toEqual({ 'offers whatsapp': 'renewed' });
  });

  test.each([['system'], ['platform']] as const)('nobody agrees by the act %s', act => {
    expect(gateAfter(given(5, { act }))).toEqual(unknownPerson);
    expect(gateAfter(given(5, { by: act }))).toEqual(unknownPerson);
  });

  test('a weaker proof leaves the stronger one, and the own act shows that it is in use', () => {
    const gate = gateAfter(given(5), given(9, { act: 'tick', grade: 'E2' }));
    expect(gate.consents).toMatchObject([{ grade: 'E3', eventId: 'event-5', sinceMs: 5, lastUsedAtMs: 9 }]);
    const imported = gateAfter(given(5), given(9, { act: 'import', grade: 'E1' }));
    expect(imported.consents).toMatchObject([{ grade: 'E3', eventId: 'event-5', lastUsedAtMs: 5 }]);
  });

  test('a stronger proof replaces the weaker one', () => {
    const gate = gateAfter(given(5, { act: 'import', grade: 'E1', by: 'business' }), given(9));
    expect(gate.consents).toMatchObject([{ grade: 'E3', eventId: 'event-9', sinceMs: 9 }]);
  });
});

describe('a no', () => {
  test.each(['refused', 'withdrawn', 'revoked', 'invalidated'] as const)('%s ends the consent', type => {
    const gate = gateAfter(given(5), event(9, { type, purpose: 'offers', channel: 'whatsapp' }));
    expect(gate.consents).toEqual([
      { purpose: 'offers', channel: 'whatsapp', status: type, grade: 'E3', sinceMs: 9, eventId: 'event-9' },
    ]);
  });

  test('without a purpose it covers all but those that are kept; without a channel all channels', () => {
    const agreed = [given(1), given(2, { purpose: 'orders' }), given(3, { channel: 'email' })];
    const gate = gateAfter(...agreed, event(9, { type: 'withdrawn', keepPurposes: ['orders'] }));
    expect(statuses(gate)).toEqual({
      'offers whatsapp': 'withdrawn',
      'orders whatsapp': 'given',
      'offers email': 'withdrawn',
    });
    const here = gateAfter(...agreed, event(9, { type: 'withdrawn', channel: 'whatsapp' }));
    expect(statuses(here)).toEqual({
      'offers whatsapp': 'withdrawn',
      'orders whatsapp': 'withdrawn',
      'offers email': 'given',
    });
  });

  test('is kept where there was no consent, on every channel that it covers', () => {
    expect(statuses(gateAfter(event(9, { type: 'withdrawn', purpose: 'offers', channel: 'email' })))).toEqual({
      'offers email': 'withdrawn',
    });
    expect(gateAfter(event(9, { type: 'withdrawn', purpose: 'offers' })).consents).toHaveLength(channels.length);
  });

  test('stands against an older consent that is told later, whichever purpose it is for', () => {
    const one = event(9, { type: 'withdrawn', purpose: 'offers', channel: 'whatsapp' });
    const all = event(9, { type: 'withdrawn' });
    for (const no of [one, all]) expect(permits(gateAfter(no, given(8)), 'offers', 'whatsapp')).toBe(false);
    for (const no of [one, all]) expect(permits(gateAfter(no, given(10)), 'offers', 'whatsapp')).toBe(true);
  });

  test.each([
    ['an import', { act: 'import', grade: 'E3' }],
    ['the business', { by: 'business' }],
    ['staff', { by: 'staff' }],
    ['a claim', { grade: 'E1' }],
  ] as const)('is not overridden by %s, however new', (_, what) => {
    for (const type of ['refused', 'withdrawn', 'revoked', 'invalidated'] as const) {
      const no = event(9, { type, purpose: 'offers', channel: 'whatsapp' });
      const asked = event(10, { type: 'requested', purpose: 'offers', channel: 'whatsapp' });
      const lapsed = event(11, { type: 'expired', purpose: 'offers', channel: 'whatsapp' });
      expect(statuses(gateAfter(no, asked, lapsed, given(12, what)))).toEqual({ 'offers whatsapp': type });
    }
    expect(statuses(gateAfter(event(9, { type: 'withdrawn' }), given(12, what)))).toEqual({});
  });

  test('an older no that is told later still counts: doubt denies', () => {
    const gate = gateAfter(given(9), event(5, { type: 'withdrawn', purpose: 'offers', channel: 'whatsapp' }));
    expect(gate.consents).toMatchObject([{ status: 'withdrawn', sinceMs: 9 }]);
  });
});

describe('requested and expired', () => {
  test('a request is no consent, changes none, and only the person answers it', () => {
    const asked = event(5, { type: 'requested', purpose: 'offers', channel: 'whatsapp' });
    expect(statuses(gateAfter(asked))).toEqual({ 'offers whatsapp': 'requested' });
    expect(statuses(gateAfter(given(3), asked))).toEqual({ 'offers whatsapp': 'given' });
    expect(statuses(gateAfter(asked, given(6, { by: 'business' })))).toEqual({ 'offers whatsapp': 'requested' });
    expect(statuses(gateAfter(asked, given(6)))).toEqual({ 'offers whatsapp': 'given' });
  });

  test('what expires is a consent or a request that is not newer', () => {
    const lapsed = event(9, { type: 'expired' });
    const asked = event(2, { type: 'requested', purpose: 'news', channel: 'email' });
    expect(statuses(gateAfter(given(1), asked, given(10, { purpose: 'orders' }), lapsed))).toEqual({
      'offers whatsapp': 'expired',
      'news email': 'expired',
      'orders whatsapp': 'given',
    });
    expect(gateAfter(lapsed).consents).toEqual([]);
  });
});

describe('suppressed and lifted', () => {
  test('a block is kept once for each scope, channel and reason, at its latest moment', () => {
    const gate = gateAfter(...stop(5), ...stop(3), ...stop(8));
    expect(gate.suppressions).toEqual([
      { scope: 'marketing', channel: null, reason: 'stop', sinceMs: 8, eventId: 'event-8' },
      { scope: 'business_initiated', channel: 'whatsapp', reason: 'stop', sinceMs: 8, eventId: 'event-8' },
    ]);
  });

  test('STOP blocks, START lifts, and consent stays withdrawn', () => {
    const gate = gateAfter(given(1), given(2, { purpose: 'orders' }), ...stop(5), start(7));
    expect(gate.suppressions).toEqual([]);
    expect(statuses(gate)).toEqual({ 'offers whatsapp': 'withdrawn', 'orders whatsapp': 'given' });
  });

  test('a START that is older than the STOP, or by somebody else, lifts nothing', () => {
    expect(gateAfter(...stop(5), start(4)).suppressions).toHaveLength(2);
    expect(gateAfter(...stop(5), { ...start(7), by: 'business' }).suppressions).toHaveLength(2);
    expect(gateAfter(...stop(5), { ...start(7), act: 'import' }).suppressions).toHaveLength(2);
    expect(gateAfter(...stop(5), { ...start(7), act: 'platform' }).suppressions).toHaveLength(2);
  });

  test('a doubt is lifted by the person or by staff, and START leaves none; who settles a doubt lifts no stop', () => {
    const doubt = event(5, { type: 'suppressed', scope: ['marketing'], reason: 'doubt', act: 'system', by: 'system' });
    const settled = event(7, { type: 'lifted', reason: 'doubt' });
    const byStaff = { ...settled, act: 'written', by: 'staff' } as const;
    for (const one of [settled, byStaff, start(7), given(7, { channel: 'whatsapp' })])
      expect(gateAfter(doubt, one).suppressions.filter(each => [null, 'whatsapp'].includes(each.channel))).toEqual([]);
    for (const one of [{ by: 'business' }, { by: 'system' }, { by: 'staff', act: 'import' }] as const)
      expect(gateAfter(doubt, { ...settled, ...one }).suppressions).toHaveLength(1);
    expect(gateAfter(doubt, ...stop(6), byStaff).suppressions.map(one => one.reason)).toEqual(['stop', 'stop']);
    expect(gateAfter({ ...doubt, occurredAtMs: 8 }, byStaff).suppressions).toHaveLength(1);
  });

  test('only Meta lifts what Meta blocked', () => {
    const blocked = event(5, { type: 'suppressed', scope: ['marketing'], reason: 'platform', channel: 'whatsapp' });
    const lifted = event(7, { type: 'lifted', reason: 'platform', channel: 'whatsapp' });
    expect(gateAfter(blocked, given(6), start(7), lifted).suppressions).toHaveLength(1);
    expect(gateAfter(blocked, { ...lifted, act: 'platform' }).suppressions).toEqual([]);
  });

  test('what is lifted on one channel goes on for each of the others', () => {
    const gate = gateAfter(...stop(5), { ...start(7), channel: 'whatsapp' });
    expect(gate.suppressions.map(one => one.channel)).toEqual(channels.filter(one => one !== 'whatsapp'));
    expect(gate.suppressions.every(one => one.scope === 'marketing' && one.sinceMs === 5)).toBe(true);
  });
});

describe('a message with a token, after a stop', () => {
  test('lifts the stop on its channel and keeps the block on every other', () => {
    const gate = gateAfter(...stop(5), given(7));
    const elsewhere = channels.filter(one => one !== 'whatsapp');
    expect(gate.suppressions).toEqual(
      elsewhere.map(
        (channel): SuppressionFact => ({ scope: 'marketing', channel, reason: 'stop', sinceMs: 5, eventId: 'event-5' }),
      ),
    );
    expect(permits(gate, 'offers', 'whatsapp')).toBe(true);
    expect(permits(gate, 'offers', 'email')).toBe(false);
  });

  test('lifts nothing that is newer, of another reason, or on everything', () => {
    const blocks = [
      event(9, { type: 'suppressed', scope: ['marketing'], reason: 'stop', channel: 'whatsapp' }),
      event(1, { type: 'suppressed', scope: ['marketing'], reason: 'complaint', channel: 'whatsapp' }),
      event(2, { type: 'suppressed', scope: ['all'], reason: 'stop', channel: 'whatsapp' }),
    ];
    const gate = gateAfter(...blocks, given(7));
    expect(gate.suppressions).toEqual(gateAfter(...blocks).suppressions);
  });

  test('any other act, even the person’s own, leaves the stop in place', () => {
    const gate = gateAfter(...stop(5), given(7, { act: 'tick' }));
    expect(gate.suppressions).toHaveLength(2);
  });
});

describe('objection, restriction, a number that changed hands', () => {
  test('an objection to marketing is taken back by a new consent, and what was agreed before it stays ended', () => {
    const objected = event(5, { type: 'objected', objectedTo: 'marketing' });
    const gate = gateAfter(given(1), given(2, { purpose: 'news' }), objected, given(7, { act: 'tick', grade: 'E2' }));
    expect(gate.objected).toBe('none');
    expect(statuses(gate)).toEqual({ 'offers whatsapp': 'given', 'news whatsapp': 'withdrawn' });
    expect(gate.consents).toMatchObject([{ grade: 'E2' }, { sinceMs: 5, eventId: 'event-5' }]);
  });

  test('an objection stays for an older consent, an import, and when it is to everything', () => {
    const objected = event(5, { type: 'objected', objectedTo: 'marketing' });
    expect(gateAfter(objected, given(4)).objected).toBe('marketing');
    expect(gateAfter(objected, given(7, { act: 'import' })).objected).toBe('marketing');
    expect(gateAfter(objected, given(7, { by: 'business' })).objected).toBe('marketing');
    expect(gateAfter(event(5, { type: 'objected', objectedTo: 'all' }), given(7)).objected).toBe('all');
    expect(gateAfter(event(5, { type: 'objected', objectedTo: 'all' }), objected).objected).toBe('all');
    expect(gateAfter(event(5, { type: 'objected' })).objected).toBe('all');
  });

  test('an objection that only the list of suppressions remembered is taken back where they agree anew', () => {
    const remembered = event(5, { type: 'suppressed', scope: ['marketing'], reason: 'objection' });
    expect(gateAfter(remembered, given(4)).suppressions).toHaveLength(1);
    expect(gateAfter(remembered, given(7, { by: 'business' })).suppressions).toHaveLength(1);
    const gate = gateAfter(remembered, given(7, { act: 'tick', grade: 'E2' }));
    expect(gate.suppressions.map(one => one.channel)).toEqual(channels.filter(one => one !== 'whatsapp'));
  });

  test('a restriction holds until it is ended by somebody, later', () => {
    const restricted = event(5, { type: 'restricted' });
    const ended = event(7, { type: 'unrestricted', by: 'staff', act: 'written' });
    expect(gateAfter(restricted)).toMatchObject({ restricted: true });
    expect(gateAfter(restricted, { ...ended, occurredAtMs: 4 }).restricted).toBe(true);
    expect(gateAfter(restricted, { ...ended, act: 'import' }).restricted).toBe(true);
    expect(gateAfter(restricted, ended)).toEqual(unknownPerson);
  });

  test('a new holder proves to be there; what the one before agreed to does not come back', () => {
    const changed = event(5, { type: 'identity_changed', by: 'platform', act: 'platform' });
    const gate = gateAfter(given(1, { purpose: 'news' }), changed);
    expect(permits(gate, 'news', 'whatsapp')).toBe(false);
    expect(gateAfter(changed, given(7, { act: 'tick' })).identityStale).toBe(true);
    expect(gateAfter(changed, given(4)).identityStale).toBe(true);
    const proven = fold(gate, given(7));
    expect(proven.identityStale).toBe(false);
    expect(statuses(proven)).toEqual({ 'news whatsapp': 'invalidated', 'offers whatsapp': 'given' });
  });

  test('what was agreed before the proof counts for nothing, whenever it is told', () => {
    const changed = event(5, { type: 'identity_changed' });
    const doubtful = given(6, { purpose: 'news', act: 'tick' });
    for (const history of [
      [changed, doubtful, given(7)],
      [changed, given(7), doubtful],
    ]) {
      expect(permits(gateAfter(...history), 'news', 'whatsapp')).toBe(false);
      expect(permits(gateAfter(...history), 'offers', 'whatsapp')).toBe(true);
    }
  });

  test('marks that a merge of two people lost are no hindrance, and nothing old comes back', () => {
    const { objection, identityChange, ...gate } = gateAfter(
      given(1, { purpose: 'news' }),
      event(5, { type: 'objected', objectedTo: 'marketing' }),
      event(6, { type: 'identity_changed' }),
    );
    expect([objection?.sinceMs, identityChange?.sinceMs]).toEqual([5, 6]);
    const next = fold(gate, given(7));
    expect(next).toMatchObject({ objected: 'none', identityStale: false });
    expect(statuses(next)).toEqual({ 'news whatsapp': 'withdrawn', 'offers whatsapp': 'given' });
  });
});
