// Who a webhook speaks of, in every shape that Meta sends since 2026. One person's ids never reach another.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anna, atMs, bert, contact, message, status, value, webhook } from '../fixtures/webhook.ts';
import type { Update } from './update.ts';
import { updatesOf } from './updates-of.ts';

const { phone, userId, parentUserId } = anna;

function peopleIn(content: object): unknown[] {
  return updatesOf(webhook('messages', value(content))).map(update => ('person' in update ? update.person : update));
}

function truth(n: number): typeof anna {
  return { phone: `49170991${n}00`, userId: `DE.5${n}`, parentUserId: `DE.ENT.6${n}` };
}

function only(which: Partial<Record<string, boolean>> | undefined, ids: typeof anna): Partial<typeof anna> {
  return Object.fromEntries(Object.entries(ids).filter(([name]) => which?.[name]));
}

describe('the sender of a message', () => {
  const shapes: readonly [string, object[], object, object][] = [
    ['no username', [contact({ phone, userId })], message({ phone, userId }), { phone, userId, parentUserId: null }],
    ['username, no phone', [contact({ userId })], message({ userId }), { phone: null, userId, parentUserId: null }],
    ['username and phone', [contact({ phone, userId })], message({ userId }), { phone, userId, parentUserId: null }],
    ['a parent', [contact(anna)], message({ userId, parentUserId }), anna],
    ['as in 2025', [contact({ phone })], message({ phone }), { phone, userId: null, parentUserId: null }],
    ['no contacts', [], message({ phone, userId }), { phone, userId, parentUserId: null }],
    ['only a contact', [contact(anna)], message({}), anna],
    ['BSUID in from', [], message({ phone: userId }), { phone: null, userId, parentUserId: null }],
    [
      'BSUID in from and wa_id',
      [contact({ phone: userId, userId })],
      message({ phone: userId }),
      { phone: null, userId, parentUserId: null },
    ],
    ['parent in from', [], message({ phone: parentUserId }), { phone: null, userId: null, parentUserId }],
    ['a plus sign', [], message({ phone: `+${phone}` }), { phone, userId: null, parentUserId: null }],
    ['in a group', [contact(anna)], message({ userId }, { group_id: 'group-1' }), anna],
  ];

  it.each(shapes)('is read: %s', (_, contacts, one, expected) => {
    expect(peopleIn({ contacts, messages: [one] })).toEqual([expected]);
  });

  it('is not completed from a contact that contradicts it', () => {
    const contacts = [contact({ phone, userId: bert.userId })];
    expect(peopleIn({ contacts, messages: [message({ phone, userId })] })).toEqual([
      { phone, userId, parentUserId: null },
    ]);
  });

  it('is not completed from a contact with its BSUID and another number', () => {
    const contacts = [contact({ phone: bert.phone, userId, parentUserId })];
    expect(peopleIn({ contacts, messages: [message({ phone, userId })] })).toEqual([
      { phone, userId, parentUserId: null },
    ]);
  });

  it('is not completed where contacts disagree about it', () => {
    const contacts = [contact({ phone, userId }), contact({ phone, userId: bert.userId })];
    expect(peopleIn({ contacts, messages: [message({ phone })] })).toEqual([
      { phone, userId: null, parentUserId: null },
    ]);
  });

  it('is not completed by position among several people', () => {
    const stranger = { phone, userId: null, parentUserId: null };
    expect(peopleIn({ contacts: [contact({ userId }), contact(bert)], messages: [message({ phone })] })).toEqual([
      stranger,
    ]);
    const messages = [message({ phone }), message({ phone: bert.phone })];
    expect(peopleIn({ contacts: [contact({ userId })], messages })).toEqual([
      stranger,
      { ...stranger, phone: bert.phone },
    ]);
  });

  it('is never another person, whatever is known of each and in whatever order', () => {
    const some = fc.record({ phone: fc.boolean(), userId: fc.boolean(), parentUserId: fc.boolean() });
    const people = fc.array(fc.record({ inMessage: some, inContact: some }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(people, fc.array(fc.nat(7)), (known, senders) => {
        const contacts = known.map(({ inContact }, n) => contact(only(inContact, truth(n)))).toReversed();
        const sent = senders.filter(n => n < known.length);
        const messages = sent.map(n => message(only(known[n]?.inMessage, truth(n)), { id: `wamid.${n}` }));
        for (const update of updatesOf(webhook('messages', value({ contacts, messages })))) {
          if (update.kind !== 'message') continue;
          const named = Object.entries(update.person).filter(([, id]) => id !== null);
          expect(truth(Number(update.wamid.slice('wamid.'.length)))).toMatchObject(Object.fromEntries(named));
        }
      }),
    );
  });

  it('is found quickly in a webhook of many people', () => {
    const contacts = Array.from({ length: 3_000 }, (_, n) => contact({ phone, userId: `DE.${n}` }));
    const messages = Array.from({ length: 3_000 }, () => message({ phone }));
    expect(updatesOf(webhook('messages', value({ contacts, messages }))).length).toBe(3_000);
  });
});

describe('the person of a status', () => {
  it.each([
    ['sent to a phone', [contact({ phone, userId })], { phone, userId }, { phone, userId, parentUserId: null }],
    ['sent to a BSUID, phone known', [contact(anna)], { phone, userId, parentUserId }, anna],
    ['sent to a BSUID', [contact({ userId })], { userId }, { phone: null, userId, parentUserId: null }],
    ['completed by its contact', [contact(anna)], { phone }, anna],
    ['failed, without contacts', [], { phone }, { phone, userId: null, parentUserId: null }],
    ['naming nobody', [], {}, { phone: null, userId: null, parentUserId: null }],
  ] as const)('is read: %s', (_, contacts, ids, expected) => {
    expect(peopleIn({ contacts, statuses: [status(ids)] })).toEqual([expected]);
  });

  it('is read under the name that the parent had until May 2026', () => {
    const old = status({ userId }, { parent_recipient_user_id: parentUserId });
    expect(peopleIn({ statuses: [old] })).toEqual([{ phone: null, userId, parentUserId }]);
  });

  it('in a group is the participant, never the group', () => {
    const group = { recipient_type: 'group', recipient_id: '120363000000001', recipient_participant_id: phone };
    expect(peopleIn({ contacts: [contact(bert)], statuses: [status({}, group)] })).toEqual([
      { phone, userId: null, parentUserId: null },
    ]);
    const nobodyIn = { recipient_type: 'group', recipient_id: '120363000000001' };
    expect(peopleIn({ contacts: [contact(bert)], statuses: [status({}, nobodyIn)] })).toEqual([
      { phone: null, userId: null, parentUserId: null },
    ]);
  });
});

describe('a change of identity', () => {
  const system = (content: object, ids: object = { phone }): Update[] =>
    updatesOf(
      webhook('messages', value({ messages: [message(ids, { type: 'system', text: undefined, system: content })] })),
    );

  it('of the number names the old and the new apart', () => {
    const updates = system({
      type: 'user_changed_number',
      body: 'changed',
      wa_id: bert.phone,
      user_id: bert.userId,
      parent_user_id: bert.parentUserId,
      previous_user_id: userId,
      previous_parent_user_id: parentUserId,
    });
    expect(updates).toMatchObject([
      { kind: 'message', type: 'system', person: anna, text: null },
      { kind: 'identity', person: anna, now: bert, atMs, wamid: 'wamid.message1' },
    ]);
  });

  it('of the BSUID alone keeps the number', () => {
    const updates = system(
      { type: 'user_changed_user_id', user_id: 'DE.9', previous_user_id: userId },
      { phone, userId: 'DE.9' },
    );
    expect(updates[1]).toMatchObject({
      kind: 'identity',
      person: { phone, userId, parentUserId: null },
      now: { phone: null, userId: 'DE.9', parentUserId: null },
    });
  });

  it('never takes the new ids for the old', () => {
    const change = { type: 'user_changed_number', wa_id: bert.phone, user_id: bert.userId, previous_user_id: userId };
    const messages = [message(bert, { type: 'system', system: change })];
    const updates = updatesOf(webhook('messages', value({ messages, contacts: [contact(bert)] })));
    expect(updates).toMatchObject([
      { kind: 'message', person: { phone: null, userId, parentUserId: null } },
      { kind: 'identity', now: { phone: bert.phone, userId: bert.userId } },
    ]);
  });

  it('whose sender has the new BSUID already is known by the old number alone', () => {
    const updates = system(
      { type: 'user_changed_number', wa_id: bert.phone, user_id: bert.userId },
      { phone, userId: bert.userId },
    );
    expect(updates[1]).toMatchObject({
      person: { phone, userId: null, parentUserId: null },
      now: { phone: bert.phone },
    });
  });

  it('that does not say who changed is unclear', () => {
    expect(system({ type: 'user_changed_number', wa_id: phone, user_id: userId })).toMatchObject([{ kind: 'unclear' }]);
  });
});
