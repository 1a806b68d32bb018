// Statuses of sent messages, preferences and echoes: what each tells, and what is kept as unclear.

import { describe, expect, it } from 'vitest';
import { anna, atMs, contact, phoneNumberId, status, value, wabaId, webhook } from '../fixtures/webhook.ts';
import { updatesOf } from './updates-of.ts';

function statusesIn(...contents: object[]): unknown[] {
  return updatesOf(webhook('messages', value({ statuses: contents.map(content => status(anna, content)) })));
}

describe('a status', () => {
  it.each(['sent', 'delivered', 'read', 'played', 'failed'])('%s is read with its time and person', name => {
    expect(statusesIn({ status: name })).toMatchObject([
      { kind: 'status', status: name, wamid: 'wamid.sent1', atMs, person: anna, errors: [], phoneNumberId, wabaId },
    ]);
  });

  it('gives back the opaque value and the codes of its errors', () => {
    const errors = [{ code: 131050, title: 'stopped' }, { code: '131026' }, { title: 'none' }, null];
    expect(statusesIn({ status: 'failed', biz_opaque_callback_data: 'mine', errors })).toMatchObject([
      { opaque: 'mine', errors: [{ code: 131050 }, { code: 131026 }] },
    ]);
    expect(statusesIn({ biz_opaque_callback_data: 'x'.repeat(513) })).toMatchObject([{ opaque: null }]);
    expect(statusesIn({ biz_opaque_callback_data: 7 })).toMatchObject([{ opaque: null }]);
  });

  it('keeps pricing, conversation and what Meta adds in its raw part', () => {
    const content = { pricing: { billable: true, pricing_model: 'PMP', category: 'marketing_lite' }, novelty: 1 };
    expect(statusesIn(content)).toMatchObject([{ raw: content }]);
  });

  it('of an unknown kind, without a time or an id is unclear', () => {
    const kinds = statusesIn({ status: 'warned' }, { timestamp: '0' }, { id: null }, { status: ['sent'] });
    expect(kinds).toMatchObject([{ kind: 'unclear' }, { kind: 'unclear' }, { kind: 'unclear' }, { kind: 'unclear' }]);
  });

  it('stands beside messages and errors of the same value', () => {
    const content = { statuses: [status(anna)], errors: [{ code: 131035 }, {}], messages: [] };
    expect(updatesOf(webhook('messages', value(content)))).toMatchObject([
      { kind: 'status' },
      { kind: 'value-error', code: 131035 },
      { kind: 'value-error', code: null },
    ]);
  });
});

describe('a preference', () => {
  const one = { wa_id: anna.phone, category: 'marketing_messages', value: 'stop', timestamp: atMs / 1000 };
  const read = (content: object, contacts: object[] = [contact(anna)]) =>
    updatesOf(webhook('user_preferences', value({ contacts, user_preferences: [{ ...one, ...content }] })));

  it.each(['stop', 'resume', 'signup', 'pause'])('%s is the person’s', word => {
    expect(read({ value: word })).toMatchObject([{ kind: 'preference', value: word, person: anna, atMs }]);
  });

  it('needs no phone', () => {
    expect(read({ wa_id: undefined, user_id: anna.userId }, [])).toMatchObject([
      { kind: 'preference', person: { phone: null, userId: anna.userId } },
    ]);
  });

  it('of nobody, without a time or a value is unclear', () => {
    expect(read({ wa_id: undefined }, [])).toMatchObject([{ kind: 'unclear' }]);
    expect(read({ timestamp: 1 })).toMatchObject([{ kind: 'unclear' }]);
    expect(read({ value: undefined })).toMatchObject([{ kind: 'unclear' }]);
  });
});

describe('an echo', () => {
  const one = { from: '4930990001', id: 'wamid.echo', timestamp: String(atMs / 1000), type: 'text' };

  it('is about the person that a human wrote to', () => {
    const echoes = [{ ...one, to: anna.phone, to_user_id: anna.userId, to_parent_user_id: anna.parentUserId }];
    expect(updatesOf(webhook('smb_message_echoes', value({ message_echoes: echoes })))).toMatchObject([
      { kind: 'echo', person: anna, wamid: 'wamid.echo', type: 'text', atMs },
    ]);
  });

  it('without a phone is completed from its contact', () => {
    const echoes = [{ ...one, to_user_id: anna.userId }];
    const content = value({ message_echoes: echoes, contacts: [contact(anna)] });
    expect(updatesOf(webhook('smb_message_echoes', content))).toMatchObject([{ kind: 'echo', person: anna }]);
  });

  it('to nobody is unclear', () => {
    expect(updatesOf(webhook('smb_message_echoes', value({ message_echoes: [one] })))).toMatchObject([
      { kind: 'unclear' },
    ]);
  });
});
