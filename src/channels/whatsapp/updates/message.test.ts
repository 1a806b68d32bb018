// What each type of inbound message says, and what keeps a message from being lost.

import { describe, expect, it } from 'vitest';
import { anna, atMs, message, phoneNumberId, value, wabaId, webhook } from '../fixtures/webhook.ts';
import type { MessageUpdate } from './update.ts';
import { updatesOf } from './updates-of.ts';

function read(content: object): MessageUpdate {
  const [update] = updatesOf(webhook('messages', value({ messages: [message(anna, content)] })));
  expect(update?.kind).toBe('message');
  return update as MessageUpdate; // by the line before
}

const said: readonly [string, object, string | null, string | null][] = [
  ['text', { type: 'text', text: { body: 'Grüße' } }, 'Grüße', null],
  ['image', { type: 'image', image: { id: '1', mime_type: 'image/jpeg', caption: 'look' } }, 'look', null],
  ['image without words', { type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: 'x' } }, null, null],
  ['video', { type: 'video', video: { id: '1', caption: 'see' } }, 'see', null],
  ['document', { type: 'document', document: { id: '1', filename: 'a.pdf', caption: 'bill' } }, 'bill', null],
  ['audio', { type: 'audio', audio: { id: '1', voice: true } }, null, null],
  ['sticker', { type: 'sticker', sticker: { id: '1', animated: false } }, null, null],
  ['location', { type: 'location', location: { latitude: 1, longitude: 2, name: 'STOP' } }, null, null],
  ['contacts', { type: 'contacts', contacts: [{ name: {}, phones: [], origin: 'contact_request' }] }, null, null],
  ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }, null, null],
  ['reaction taken away', { type: 'reaction', reaction: { message_id: 'wamid.x' } }, null, null],
  ['template button', { type: 'button', button: { payload: 'OUT', text: 'Unsubscribe' } }, 'Unsubscribe', 'OUT'],
  [
    'reply button',
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Yes' } } },
    'Yes',
    'b1',
  ],
  [
    'list row',
    {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Rye', description: '-' } },
    },
    'Rye',
    'r1',
  ],
  [
    'flow',
    { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent' } } },
    null,
    null,
  ],
  [
    'call permission',
    {
      type: 'interactive',
      interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
    },
    null,
    null,
  ],
  ['order', { type: 'order', order: { catalog_id: '1', text: 'Two loaves', product_items: [] } }, null, null],
  ['system', { type: 'system', system: { type: 'customer_identity_changed', body: 'STOP' } }, null, null],
  [
    'edit',
    { type: 'edit', edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'STOP' } } } },
    'STOP',
    null,
  ],
  ['edit without a type', { type: 'edit', edit: { message: { text: { body: 'STOP' } } } }, 'STOP', null],
  ['edited caption', { type: 'edit', edit: { message: { type: 'image', image: { caption: 'new' } } } }, 'new', null],
  ['edit of an edit', { type: 'edit', edit: { message: { type: 'edit', edit: { message: {} } } } }, null, null],
  ['revoke', { type: 'revoke', revoke: { original_message_id: 'wamid.0' } }, null, null],
  ['unsupported', { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll' } }, null, null],
  ['request_welcome', { type: 'request_welcome' }, null, null],
  ['a type of next year', { type: 'hologram', hologram: { caption: 'x' } }, null, null],
  ['a type that is a word of the language', { type: 'constructor' }, null, null],
  ['a part of another make', { type: 'text', text: 'STOP' }, null, null],
];

describe('an inbound message', () => {
  it.each(said)('of type %s gives its words', (_, content, text, payload) => {
    expect(read(content)).toMatchObject({
      text,
      payload,
      person: anna,
      atMs,
      phoneNumberId,
      wabaId,
      field: 'messages',
    });
  });

  it('keeps its type, known or not', () => {
    expect(read({ type: 'hologram' }).type).toBe('hologram');
    expect(read({ type: undefined }).type).toBe('unknown');
    expect(read({ type: 'a type with spaces' }).type).toBe('unknown');
  });

  it('tells what it answers, whether it was passed on, and where it comes from', () => {
    expect(read({})).toMatchObject({ contextWamid: null, forwarded: false, referral: false, inGroup: false });
    expect(read({ context: { from: '49', id: 'wamid.q' } }).contextWamid).toBe('wamid.q');
    expect(read({ context: { forwarded: true } }).forwarded).toBe(true);
    expect(read({ context: { frequently_forwarded: true } }).forwarded).toBe(true);
    expect(read({ referral: { source_type: 'ad' } }).referral).toBe(true);
    expect(read({ group_id: 'group-1' }).inGroup).toBe(true);
  });

  it('keeps what it does not know in its raw part', () => {
    expect(read({ novelty: { deep: [1] } }).raw).toMatchObject({ novelty: { deep: [1] } });
  });

  it('takes seconds as a text or as a number', () => {
    expect(read({ timestamp: 1_793_000_000 }).atMs).toBe(atMs);
  });

  it('mends what cannot be stored in its words, so that a stop in them still counts', () => {
    expect(read({ text: { body: 'STOP\ud800' } }).text).toBe('STOP\ufffd');
    expect(read({ text: { body: 'a'.repeat(100_000) } }).text).toHaveLength(16_384);
  });

  const unusable: readonly [string, object][] = [
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['an id with NUL', { id: 'wamid.\0' }],
    ['an id with half a pair', { id: 'wamid.\udc00' }],
    ['an endless id', { id: 'w'.repeat(513) }],
    ['no time', { timestamp: undefined }],
    ['a time in milliseconds', { timestamp: String(atMs) }],
    ['a time in milliseconds, as a number', { timestamp: atMs }],
    ['a time before WhatsApp', { timestamp: '1000000000' }],
    ['a time that is no number', { timestamp: 'yesterday' }],
    ['a negative time', { timestamp: -1 }],
    ['a fraction of a second', { timestamp: 1_793_000_000.5 }],
    ['nobody as its sender', { from: undefined, from_user_id: undefined, from_parent_user_id: undefined }],
    ['a word as its sender', { from: 'me', from_user_id: 'x', from_parent_user_id: null }],
  ];

  it.each(unusable)('with %s is kept as unclear, beside the others', (_, content) => {
    const messages = [message(anna, content), message(anna)];
    const updates = updatesOf(webhook('messages', value({ messages })));
    expect(updates.map(update => update.kind)).toEqual(['unclear', 'message']);
    expect(updates[0]).toMatchObject({ field: 'messages', phoneNumberId });
  });
});

describe('a call', () => {
  const call = { id: 'wacid.1', event: 'connect', timestamp: atMs / 1000, direction: 'USER_INITIATED' };

  it('of a person is a message without words, because it opens the window', () => {
    const calls = [{ ...call, from: anna.phone, from_user_id: anna.userId, to: '4930990001' }];
    expect(updatesOf(webhook('calls', value({ calls })))).toMatchObject([
      {
        kind: 'message',
        type: 'call',
        wamid: 'wacid.1',
        text: null,
        person: { phone: anna.phone, userId: anna.userId },
      },
    ]);
  });

  it('of the business is news without its people', () => {
    const calls = [{ ...call, direction: 'BUSINESS_INITIATED', from: '4930990001', to: anna.phone }];
    expect(updatesOf(webhook('calls', value({ calls })))).toMatchObject([
      { kind: 'account', event: 'call', raw: null },
    ]);
    const statuses = [{ id: 'wacid.1', type: 'call', status: 'RINGING', recipient_id: anna.phone }];
    expect(updatesOf(webhook('calls', value({ statuses })))).toMatchObject([{ event: 'call-status', raw: null }]);
  });

  it('without a caller is unclear', () => {
    expect(updatesOf(webhook('calls', value({ calls: [call] })))).toMatchObject([{ kind: 'unclear' }]);
  });
});
