// Which texts are a master key, and that what is wrong is told without repeating it.

import { describe, expect, test } from 'vitest';
import { sha256 } from '../kernel/kernel.ts';
import { parseMasterKey } from './parse-master-key.ts';

const bytes = sha256('a key');
const second = sha256('another key');
const [first64, second64] = [bytes.toString('base64'), second.toString('base64')];

function versionsOf(text: string): (string | [number, string])[] {
  const parsed = parseMasterKey(text, 'KEY');
  return 'problems' in parsed
    ? parsed.problems.map(one => one.message)
    : parsed.key.versions.map((one): [number, string] => [one.version, one.secret.export().toString('base64')]);
}

describe('a master key', () => {
  test.each([
    ['base64', first64],
    ['base64 with white space around', `  ${first64}\n`],
    ['base64url', bytes.toString('base64url')],
    ['hexadecimal', bytes.toString('hex')],
    ['with its version', `1:${first64}`],
    ['below a comment', `# made in 2026\r\n${first64}\r\n`],
  ])('is read as %s', (_, text) => {
    expect(versionsOf(text)).toEqual([[1, first64]]);
  });

  test.each(['\n', ',', ' '])('is read in several versions, oldest first, separated by %j', separator => {
    expect(versionsOf([`12:${second64}`, `3:${first64}`].join(separator))).toEqual([
      [3, first64],
      [12, second64],
    ]);
  });

  test('is refused with all that is wrong at once', () => {
    expect(versionsOf('')).toEqual(['holds no key: 32 bytes in base64 are needed']);
    expect(versionsOf(`1:${first64} 1:${second64} 0:${second64} 70000:${second64} 2:short ${first64}`)).toEqual([
      'entry 3 has no usable version: a number from 1 to 65535 comes before the colon',
      'entry 4 has no usable version: a number from 1 to 65535 comes before the colon',
      'entry 5 is not a key: 32 bytes in base64 are needed',
      'entry 6 has no version: write <version>:<key> when there are several',
      'version 1 is given twice',
    ]);
    expect(versionsOf(`1:${first64} 2:${first64}`)).toEqual(['versions 1 and 2 are the same key']);
    expect(versionsOf('x,'.repeat(101))).toEqual(['holds more than 100 versions of the key']);
  });

  test.each(['31', '33', '64'])('is refused when it has %s bytes', length => {
    expect(versionsOf(Buffer.alloc(Number(length), 5).toString('base64'))).toEqual([
      'entry 1 is not a key: 32 bytes in base64 are needed',
    ]);
  });

  test('is not told again by what refuses it', () => {
    const secret = `${first64.slice(0, 40)}!!!!`;
    expect(JSON.stringify(parseMasterKey(secret, 'KEY'))).not.toContain(first64.slice(0, 8));
  });

  test('does not print', () => {
    const parsed = parseMasterKey(first64, 'KEY');
    expect(JSON.stringify(parsed)).not.toContain(first64);
  });
});
