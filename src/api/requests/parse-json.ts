// Reads JSON from outside, strictly: what two parsers could read in two ways is refused, because what Assent judged
// must be what Meta reads. Depth is bounded; NUL and half characters, which no text may hold, are refused.

import { isUtf8 } from 'node:buffer';
import { Failure } from '../../kernel/kernel.ts';

/** Deeper than anything that Meta's or our own shapes nest. */
const depthMax = 64;

type Seen = { readonly depth: number; readonly members: number; readonly escapes: boolean };

/** The value of a JSON text in UTF-8; throws `body-malformed` in words, which never quote the text. */
export function parseJson(raw: Buffer): unknown {
  if (!isUtf8(raw)) throw malformed('the body is not UTF-8');
  const seen = scan(raw);
  if (seen.depth > depthMax) throw malformed(`the body nests deeper than ${depthMax} levels`);
  const value = parse(raw);
  // Each member has one colon outside of strings; a key that occurs twice leaves fewer members than colons.
  if (countMembers(value, seen.escapes) !== seen.members) throw malformed('a key occurs twice in one object');
  return value;
}

function malformed(words: string): Failure {
  return new Failure('body-malformed', words);
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    // The parser's own words quote the text, which may be personal.
    throw malformed('the body is not valid JSON');
  }
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const letterU = 0x75;

function scan(raw: Buffer): Seen {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let escapes = false;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at];
    if (byte === quote) {
      const end = endOfText(raw, at + 1);
      escapes ||= end < 0;
      at = Math.abs(end);
    } else if (byte === colon) members += 1;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return { depth: deepest, members, escapes };
}

/** Where the text that begins here ends; negative when it holds a \u escape. */
function endOfText(raw: Buffer, start: number): number {
  let escaped = false;
  for (let at = start; at < raw.length; at += 1) {
    const byte = raw[at];
    if (byte === quote) return escaped ? -at : at;
    if (byte !== backslash) continue;
    at += 1;
    if (raw[at] === letterU) escaped = true;
  }
  return raw.length;
}

function countMembers(value: unknown, escapes: boolean): number {
  if (typeof value !== 'object' || value === null) {
    checkScalar(value, escapes);
    return 0;
  }
  let members = 0;
  if (Array.isArray(value)) {
    for (const one of value) members += countMembers(one, escapes);
    return members;
  }
  for (const key of Object.keys(value)) {
    const one: unknown = Reflect.get(value, key);
    if (key === '__proto__') throw malformed('the key __proto__ is not taken');
    if (escapes) checkText(key);
    members += 1 + countMembers(one, escapes);
  }
  return members;
}

/** Without a \u escape a text cannot hold what is refused: the raw bytes are UTF-8 without control characters. */
function checkScalar(value: unknown, escapes: boolean): void {
  if (escapes && typeof value === 'string') checkText(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw malformed('a number is too large');
}

function checkText(text: string): void {
  if (text.includes('\0')) throw malformed('a text holds the character NUL');
  if (!text.isWellFormed()) throw malformed('a text holds half a character (a lone surrogate)');
}
