// Whatever comes, reading it neither throws nor loses it, and what is read can be stored.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anna, message, value, webhook } from '../fixtures/webhook.ts';
import { updatesOf } from './updates-of.ts';

function nested(levels: number): unknown {
  let inner: unknown = 'x';
  for (let level = 0; level < levels; level += 1) inner = level % 2 === 0 ? [inner] : { inner };
  return inner;
}

const fields = ['messages', 'calls', 'user_preferences', 'smb_message_echoes', 'history', 'account_update', 'x', 7];
const keys = ['messages', 'statuses', 'contacts', 'errors', 'calls', 'user_preferences', 'message_echoes', 'metadata'];
const members = ['id', 'from', 'from_user_id', 'timestamp', 'type', 'text', 'status', 'wa_id', 'to', 'value', 'system'];
const leaf = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('wamid.1', anna.phone, anna.userId, 1_793_000_000, '1793000000', 'text', 'system', 'stop', 'sent'),
);
const item = fc.oneof(fc.dictionary(fc.constantFrom(...members), leaf), leaf);
const content = fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.array(item), leaf));

describe('any JSON', () => {
  it('is read without a throw, into at least one update', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.constant(undefined)), json => {
        expect(updatesOf(json).length).toBeGreaterThan(0);
      }),
    );
  });

  it('of nearly the right make is read without a throw, and each item is told', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), content, (field, given) => {
        const updates = updatesOf({ entry: [{ id: '1', changes: [{ field, value: given }] }] });
        const items = field === 'messages' ? given['messages'] : undefined;
        expect(updates.length).toBeGreaterThanOrEqual(Array.isArray(items) ? Math.max(1, items.length) : 1);
        const wamids = updates.flatMap(update => ('wamid' in update ? [update.wamid] : []));
        const moments = updates.flatMap(update => ('atMs' in update ? [update.atMs] : []));
        expect(wamids.every(wamid => /^.{1,512}$/u.test(wamid))).toBe(true);
        expect(moments.every(atMs => atMs > 1e12)).toBe(true);
      }),
    );
  });

  it.each([null, 7, 'x', [], {}, { entry: {} }, { entry: [] }, { entry: [null] }, { entry: [{ changes: [3] }] }])(
    '%j is unclear',
    json => {
      expect(updatesOf(json)).toMatchObject([{ kind: 'unclear' }]);
    },
  );

  it('of another product is unclear', () => {
    expect(updatesOf({ object: 'page', entry: [{ id: '1', changes: [] }] })).toMatchObject([{ kind: 'unclear' }]);
  });

  it('of endless depth is cut, and what it says is still heard', () => {
    const deep = message(anna, { text: { body: 'STOP' }, novelty: nested(10_000) });
    const [update] = updatesOf(webhook('messages', value({ messages: [deep] })));
    expect(update).toMatchObject({ kind: 'message', text: 'STOP' });
    expect(JSON.stringify(update).length).toBeLessThan(1_000);
    expect(JSON.stringify(updatesOf(nested(10_000))).length).toBeLessThan(1_000);
  });

  it('with texts that no database stores is mended', () => {
    const news = updatesOf(webhook('account_update', { event: 'X', note: 'a\0b\ud800c', 'k\0': 1 }));
    expect(news).toMatchObject([{ kind: 'account', raw: { note: 'a\ufffdb\ufffdc', 'k\ufffd': 1 } }]);
  });

  it('without end is told to have no end', () => {
    const changes = Array.from({ length: 12_000 }, () => ({ field: 'account_update', value: { event: 'X' } }));
    const updates = updatesOf({ entry: [{ id: '1', changes }] });
    expect(updates.length).toBe(10_001);
    expect(updates.at(-1)).toMatchObject({ kind: 'unclear' });
  });

  it('keeps a thousand updates in their order', () => {
    const messages = Array.from({ length: 1_000 }, (_, n) => message(anna, { id: `wamid.${n}` }));
    const updates = updatesOf(webhook('messages', value({ messages })));
    expect(updates.map(update => ('wamid' in update ? update.wamid : ''))).toEqual(
      messages.map((_, n) => `wamid.${n}`),
    );
  });
});
