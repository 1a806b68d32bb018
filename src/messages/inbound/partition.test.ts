// A webhook that carries changes for several businesses is split by owner, and nothing is lost or shared.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BusinessId, idAt } from '../../kernel/kernel.ts';
import { partition } from './partition.ts';

const owners = [1, 2, 3].map(n => idAt<'business'>(n, Buffer.alloc(10, n)));
const ownerOf = (named: { phoneNumberId: string | null; wabaId: string | null }): BusinessId =>
  owners[Number(named.phoneNumberId ?? 0) % owners.length] ?? (owners[0] as BusinessId); // there are three

const change = (number: number, mark: number) => ({
  field: 'messages',
  value: { metadata: { phone_number_id: String(number) }, mark },
});

test('one owner: the very bytes that came', () => {
  const webhook = { object: 'x', entry: [{ id: 'w', changes: [change(1, 1), change(4, 2)] }] };
  const raw = Buffer.from(`${JSON.stringify(webhook)} `);
  const parts = partition(webhook, raw, ownerOf);
  expect(parts).toHaveLength(1);
  expect(parts[0]?.bytes).toBe(raw);
});

test('each change goes to its owner, in order, once', () => {
  const entries = fc.array(fc.array(fc.nat(8), { maxLength: 6 }), { maxLength: 6 });
  fc.assert(
    fc.property(entries, numbers => {
      let mark = 0;
      const webhook = {
        object: 'x',
        entry: numbers.map((list, at) => ({ id: `w${at}`, changes: list.map(number => change(number, mark++)) })),
      };
      const parts = partition(webhook, Buffer.from(JSON.stringify(webhook)), ownerOf);
      const seen = parts.flatMap(part => {
        const parsed: typeof webhook = JSON.parse(part.bytes.toString('utf8'));
        const changes = parsed.entry.flatMap(entry => entry.changes);
        for (const one of changes) {
          expect(ownerOf({ phoneNumberId: one.value.metadata.phone_number_id, wabaId: null })).toBe(part.businessId);
        }
        const marks = changes.map(one => one.value.mark);
        expect(marks).toEqual([...marks].sort((a, b) => a - b));
        return marks;
      });
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: mark }, (_, at) => at));
    }),
  );
});

test('anything else is somebody’s as a whole', () => {
  for (const webhook of [null, 7, [], {}, { entry: 3 }, { entry: [null, 7, {}] }]) {
    expect(partition(webhook, Buffer.from('x'), ownerOf)).toHaveLength(1);
  }
});
