// What a shape finds wrong is told by a stable kind, with the limit where there is one.

import { expect, it } from 'vitest';
import { z } from 'zod';
import { problemIn } from './problem-in.ts';

const shape = z
  .strictObject({
    name: z.string().trim().min(1).max(5),
    note: z.string().min(3).optional(),
    colour: z.enum(['red', 'blue']),
    many: z.array(z.string()).min(1).max(2).optional(),
    count: z.number().int().min(2).max(9).optional(),
    url: z.url().optional(),
    one: z.string().optional(),
    other: z.string().optional(),
    to: z.union([z.literal('me'), z.uuid()]).optional(),
    big: z
      .string()
      .refine(text => text.length < 3, { message: 'is larger than 3 KB', params: { code: 'too-long', limit: 3 } })
      .optional(),
    odd: z
      .string()
      .refine(text => text !== 'odd', { message: 'is odd' })
      .optional(),
  })
  .refine(given => given.one === undefined || given.other === undefined, {
    message: 'name one of one and other',
    params: { code: 'combination' },
  });

const good = { name: 'Lena', colour: 'red' };

function kinds(value: unknown): string[] {
  const parsed = shape.safeParse(value);
  return (parsed.error?.issues ?? []).map(issue => {
    const { field, code, limit, message } = problemIn(issue, value);
    expect(message).not.toBe('');
    return [field, code, limit].filter(part => part !== undefined).join(' ');
  });
}

it.each([
  [{ colour: 'red' }, 'name missing'],
  [{ ...good, name: '  ' }, 'name missing'],
  [{ ...good, name: 7 }, 'name type'],
  [{ ...good, name: 'Magdalena' }, 'name too-long 5'],
  [{ ...good, note: 'ok' }, 'note too-short 3'],
  [{ name: 'Lena' }, 'colour missing'],
  [{ ...good, colour: 'plaid' }, 'colour choice'],
  [{ ...good, many: [] }, 'many too-few 1'],
  [{ ...good, many: ['a', 'b', 'c'] }, 'many too-many 2'],
  [{ ...good, count: 1 }, 'count too-small 2'],
  [{ ...good, count: 10 }, 'count too-large 9'],
  [{ ...good, url: 'nowhere' }, 'url format'],
  [{ ...good, size: 1 }, ' unknown-field'],
  [{ ...good, one: 'a', other: 'b' }, ' combination'],
  [{ ...good, odd: 'odd' }, 'odd invalid'],
  [{ ...good, to: 'you' }, 'to format'],
  [{ ...good, to: 7 }, 'to choice'],
  [{ ...good, big: 'bigger' }, 'big too-long 3'],
])('%j: %s', (value, kind) => {
  expect(kinds(value)).toEqual([kind]);
});
