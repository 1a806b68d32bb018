// Reads the text of a master key: one bare key, or one line for each version. Says everything that is wrong at once,
// and never repeats what it read.

import { createSecretKey } from 'node:crypto';
import { equalInConstantTime, type Problem } from '../kernel/kernel.ts';
import type { MasterKey } from './types.ts';

/** The most versions that a ring may hold, and the highest number of one (it takes two bytes in what is wrapped). */
const versionsMax = 100;
const versionMax = 65_535;

type Read = { version: number; bytes: Buffer };

/**
 * The master key in a text: 32 bytes in base64 (or base64url, or 64 hexadecimal digits), which is version 1; or entries
 * `<version>:<key>` separated by new lines, spaces or commas. Lines that begin with # are comments.
 */
export function parseMasterKey(text: string, field: string): { key: MasterKey } | { problems: Problem[] } {
  const entries = text
    .split(/\r?\n/)
    .filter(line => !line.trimStart().startsWith('#'))
    .flatMap(line => line.split(/[\s,]+/))
    .filter(entry => entry !== '');
  if (entries.length === 0) return { problems: [{ field, message: 'holds no key: 32 bytes in base64 are needed' }] };
  if (entries.length > versionsMax)
    return { problems: [{ field, message: `holds more than ${versionsMax} versions of the key` }] };
  const problems: Problem[] = [];
  const read: Read[] = [];
  for (const [at, entry] of entries.entries()) {
    const one = parseEntry(entry, entries.length === 1);
    if (typeof one === 'string') problems.push({ field, message: `entry ${at + 1} ${one}` });
    else read.push(one);
  }
  problems.push(...repeats(read).map(message => ({ field, message })));
  if (problems.length > 0) return { problems };
  const versions = read
    .toSorted((one, other) => one.version - other.version)
    .map(one => ({ version: one.version, secret: createSecretKey(one.bytes) }));
  return { key: { versions } };
}

/** One entry, or what is wrong with it. Only a key that is alone may go without its version. */
function parseEntry(entry: string, alone: boolean): Read | string {
  const colon = entry.indexOf(':');
  if (colon === -1 && !alone) return 'has no version: write <version>:<key> when there are several';
  const number = colon === -1 ? '1' : entry.slice(0, colon);
  const version = /^[1-9]\d{0,4}$/.test(number) ? Number(number) : Number.NaN;
  if (!(version <= versionMax)) return `has no usable version: a number from 1 to ${versionMax} comes before the colon`;
  const bytes = keyBytes(entry.slice(colon + 1));
  return bytes === undefined ? 'is not a key: 32 bytes in base64 are needed' : { version, bytes };
}

function keyBytes(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}

function repeats(read: readonly Read[]): string[] {
  const found: string[] = [];
  for (const [at, one] of read.entries()) {
    for (const other of read.slice(at + 1)) {
      if (one.version === other.version) found.push(`version ${one.version} is given twice`);
      else if (equalInConstantTime(one.bytes, other.bytes))
        found.push(`versions ${one.version} and ${other.version} are the same key`);
    }
  }
  return found;
}
