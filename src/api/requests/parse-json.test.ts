// The strict reader: it agrees with JSON.parse on everything that has one meaning, and refuses the rest.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../kernel/kernel.ts';
import { parseJson } from './parse-json.ts';

const read = (text: string): unknown => parseJson(Buffer.from(text));

const hasProto = (value: unknown): boolean => JSON.stringify(value).includes('"__proto__"');
const plain = fc
  .jsonValue({ maxDepth: 5, stringUnit: 'binary' })
  .filter(value => !hasProto(value) && !JSON.stringify(value).match(/\\u0000|\\ud[89a-f]/i));

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is not misled by quotes, colons and braces inside of texts and keys', () => {
    const value = { 'a:"b"': '{"c":1,"c":2}', d: ['\\"', ':', '\\', '}'], 'ä€😀': '\u00e4\n' };
    expect(read(JSON.stringify(value))).toEqual(value);
    expect(read('{"a":"\\u00e4\\ud83d\\ude00"}')).toEqual({ a: 'ä😀' });
  });

  it('refuses a key that occurs twice, at any depth, however it is spelled', () => {
    fc.assert(
      fc.property(plain, plain, fc.nat(5), (one, other, depth) => {
        const twice = `{"to":${JSON.stringify(one)},"t\\u006f":${JSON.stringify(other)}}`;
        const text = '[{"a":'.repeat(depth) + twice + '}]'.repeat(depth);
        expect(() => read(text)).toThrow('twice');
      }),
    );
  });

  it.each([
    ['10,000 nested lists', '['.repeat(10_000) + ']'.repeat(10_000), 'deeper'],
    ['10,000 nested objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'deeper'],
    ['the key __proto__', '{"__proto__":{"admin":true}}', '__proto__'],
    ['NUL in a text', '{"a":"x\\u0000"}', 'NUL'],
    ['NUL in a key', '{"x\\u0000":1}', 'NUL'],
    ['a lone surrogate', '{"a":["\\ud800"]}', 'surrogate'],
    ['a number beyond all numbers', '{"a":1e999}', 'too large'],
    ['text that is no JSON', '{"phone": +4915112345678}', 'not valid JSON'],
    ['a text that does not end', '{"a":"', 'not valid JSON'],
    ['nothing', '', 'not valid JSON'],
    ['a byte order mark', '\ufeff{}', 'not valid JSON'],
  ])('refuses %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('UTF-8');
  });

  it('fails with a code, and never repeats what was sent', () => {
    const caught = (() => {
      try {
        return read('{"to":"+4915112345678",}');
      } catch (error) {
        return error;
      }
    })();
    expect(caught).toBeInstanceOf(Failure);
    expect(caught).toMatchObject({ code: 'body-malformed' });
    expect(caught).not.toHaveProperty('cause');
    expect(String(caught)).not.toContain('4915112345678');
  });
});
