// Which answers a batch gets: one for each thing that is to be said, and none in a group.

import { expect, test } from 'vitest';
import type { Person } from '../../contacts/contacts.ts';
import { type Id, idAt } from '../../kernel/kernel.ts';
import { unknownPerson } from '../../policy/policy.ts';
import type { Sender } from '../types.ts';
import { answersTo } from './answers-to.ts';
import type { Message } from './heard.ts';
import type { Inbound, Opened } from './types.ts';

const atMs = Date.UTC(2026, 0, 5, 10);
const id = <Noun extends string>(nth: number): Id<Noun> => idAt<Noun>(atMs, Buffer.alloc(10, nth));
const ids = { phone: '4915112345678', userId: null, parentUserId: null };
const person: Person = {
  businessId: id(1),
  id: id(2),
  version: 1,
  facts: unknownPerson,
  profileKey: null,
};
const sender: Sender = {
  businessId: id(1),
  id: id(3),
  phoneNumberId: '100',
  wabaId: 'waba',
  displayNumber: '',
  country: 'DE',
  graphUrl: '',
  token: '',
  appSecret: '',
  verifyToken: '',
  numberMode: 'international',
  perSecond: 1,
  directSend: false,
  messagingLimit: null,
  active: true,
  stricter: {},
};

function inbound(nth: number, changes: Partial<Message>): Inbound {
  const update: Message = {
    field: 'messages',
    raw: {},
    phoneNumberId: '100',
    wabaId: 'waba',
    person: ids,
    atMs,
    inGroup: false,
    forwarded: false,
    referral: false,
    contextWamid: null,
    kind: 'message',
    wamid: `wamid.${nth}`,
    type: 'text',
    text: null,
    payload: null,
    ...changes,
  };
  return { update, person, sender, id: id(nth), arrivedMs: atMs };
}

const erasure: Opened = { of: 'right', messageId: id(11), kind: 'erasure', dueMs: 20, language: 'en' };
const access: Opened = { of: 'right', messageId: id(11), kind: 'access', dueMs: 10, language: 'en' };
const doubt: Opened = { of: 'doubt', messageId: id(12), id: id(9) };

test('whatever is asked for in one message is confirmed at once, by the first day', () => {
  const answers = answersTo([inbound(11, { text: 'x' }), inbound(12, { text: 'y' })], [erasure, doubt, access]);
  expect(answers).toMatchObject([
    { to: 'request', kinds: ['erasure', 'access'], dueMs: 10, language: 'en', messageId: id(11) },
    { to: 'doubt', doubtId: id(9), messageId: id(12) },
  ]);
});

test('a stop with a request in it gets both answers', () => {
  const answers = answersTo([inbound(11, { text: 'STOP' })], [erasure]);
  expect(answers).toMatchObject([{ to: 'withdrawal' }, { to: 'request' }]);
});

test('ordinary talk gets none, and nothing in a group does', () => {
  expect(answersTo([inbound(11, { text: 'Hello' })], [])).toEqual([]);
  expect(answersTo([inbound(11, { text: 'STOP', inGroup: true })], [erasure])).toEqual([]);
});
