// Meta's spelling of JSON: the same value, in ASCII, in lower case.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeNonAscii } from './escape.ts';

it('writes every non-ASCII unit in lower case', () => {
  expect(escapeNonAscii('{"t":"Grüße 😀 \\u00e4"}')).toBe('{"t":"Gr\\u00fc\\u00dfe \\ud83d\\ude00 \\u00e4"}');
});

/** Any text of UTF-16 code units, well formed or not. */
const units = fc.array(fc.nat(0xffff), { maxLength: 20 }).map(codes => String.fromCharCode(...codes));

it('means the same and is ASCII', () => {
  fc.assert(
    fc.property(units, said => {
      const text = JSON.stringify({ [said]: [said, 1] });
      const escaped = escapeNonAscii(text);
      expect(escaped).toMatch(/^[\0-\x7f]*$/);
      expect(JSON.parse(escaped)).toEqual(JSON.parse(text));
    }),
  );
});
