// The normal spelling, sign by sign from a table: for texts in which no sign changes by its neighbours, which are nearly
// all. What a sign becomes is asked of the slow spelling once and then known.

import { bitsOf, sign } from './signs.ts';

/** What becomes of a sign. `tied`: its neighbours decide; `mark`: it does as others do where it leaves its neighbour alone. */
const fate = { unknown: 0, one: 1, apart: 2, none: 3, several: 4, mark: 5, picture: 6, tail: 7, tied: 8 } as const;

const fates = new Uint8Array(65_536);
const becomes = new Uint16Array(65_536);
const spelledOut = new Map<number, string>();

/** Devanagari, Bengali, Thai: their marks stand in nearly every word. */
const blocks: readonly number[] = [0x0900 >> 7, 0x0980 >> 7, 0x0e00 >> 7];
const blockSize = 128;
/** For two neighbours in one block: whether they leave each other alone (1) or not (2). */
const pairs = new Uint8Array(blocks.length * blockSize * blockSize);

/** Emoji and their like (1f000 to 1fbff), which part words: 1 when one does, 2 when it does not. */
const firstPictures = 0xd83c;
const lastPictures = 0xd83e;
const pictures = new Uint8Array(3 * 1_024);

/** Longest text that is spelled this way; one sign becomes 18 at most. */
const textMax = 1_024;
const room = new Uint16Array(20 * textMax);
const roomBytes = Buffer.from(room.buffer);
const space = 0x20;
/** Signs that become others at the end of a word, or that count as the edge of a word. */
const tiedSigns = /[Σ✋⛔\u1100-\u11ff\ua960-\ua97f\ud7b0-\udfff]/;

/** A letter that takes no accents: what it stands beside stays as it is. */
const between = '中';

/** The slow spelling of a text, its words not yet drawn together. */
export type Spell = (text: string) => string;

/** A spelling, and whether letters may be spaced out ("s t o p") or drawn out ("stoooop") in it. */
export type Quick = { readonly words: string; readonly stretched: boolean };

/** The spelling of a text; undefined where only the text as a whole tells. */
export function spellQuickly(text: string, spell: Spell): Quick | undefined {
  if (text.length > textMax) return undefined;
  room[0] = space;
  let end = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const what = fates[code];
    if (what === fate.one) {
      room[end] = becomes[code]!; // every sign is in the table
      end += 1;
    } else if (what === fate.apart) {
      end = writeSpace(end);
    } else {
      end = writeOther(text, { at, end, spell });
      if (end === 0) return undefined;
    }
  }
  if (room[end - 1] === space) end -= 1;
  if (end < 1) return { words: '', stretched: false };
  room[end] = space;
  return { words: textFrom(1, end), stretched: isStretched(end) };
}

/** Whether a text that was spelled quickly holds signs that are no letters, but join words or become some. */
export function joinsOtherwise(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 || (bitsOf(code) & (sign.letter | sign.number | sign.mark)) !== 0) continue;
    const what = fates[code];
    if (what !== fate.apart && what !== fate.picture && what !== fate.tail && !isWithinWords(code)) return true;
  }
  return false;
}

/** A hyphen that may show, and what joins or parts letters unseen. */
function isWithinWords(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d);
}

function writeSpace(end: number): number {
  if (room[end - 1] === space) return end;
  room[end] = space;
  return end + 1;
}

function textFrom(from: number, to: number): string {
  return roomBytes.toString('utf16le', 2 * from, 2 * to);
}

/** Where the spelling ends after a sign that is not simply another; 0 when its neighbours decide. */
function writeOther(text: string, what: { at: number; end: number; spell: Spell }): number {
  const { at, end, spell } = what;
  const code = text.charCodeAt(at);
  if (fates[code] === fate.unknown) learn(code, spell);
  switch (fates[code]) {
    case fate.one:
      return writeSigns(String.fromCharCode(becomes[code] ?? 0), end, spell);
    case fate.apart:
      return writeSpace(end);
    case fate.none:
      return end;
    case fate.several:
    case fate.mark:
      return writeSigns(spelledOut.get(code) ?? '', end, spell);
    case fate.picture:
      return isPicture(code, text.charCodeAt(at + 1), spell) ? writeSpace(end) : 0;
    case fate.tail:
      return isPictureStart(text.charCodeAt(at - 1)) ? end : 0;
    default:
      return 0;
  }
}

function writeSigns(signs: string, from: number, spell: Spell): number {
  let end = from;
  for (let at = 0; at < signs.length; at += 1) {
    const code = signs.charCodeAt(at);
    if (code === space) {
      end = writeSpace(end);
      continue;
    }
    if ((bitsOf(code) & sign.mark) !== 0 && !areApart(room[end - 1] ?? 0, code, spell)) return 0;
    room[end] = code;
    end += 1;
  }
  return end;
}

function learn(code: number, spell: Spell): void {
  const text = String.fromCharCode(code);
  if (isPictureStart(code)) fates[code] = fate.picture;
  else if (code >= 0xdc00 && code <= 0xdfff) fates[code] = fate.tail;
  else if (tiedSigns.test(text) || tiedSigns.test(text.normalize('NFKC'))) fates[code] = fate.tied;
  else if ((bitsOf(code) & sign.mark) !== 0) learnMark(code, spell(text));
  else learnSign(code, spell(`${between}${text}${between}`).slice(1, -1));
}

function learnMark(code: number, spelled: string): void {
  // A variation selector is a mark, and nothing remains of it.
  fates[code] = spelled === '' ? fate.none : blocks.includes(code >> 7) ? fate.mark : fate.tied;
  spelledOut.set(code, spelled);
}

function learnSign(code: number, spelled: string): void {
  if (tiedSigns.test(spelled)) fates[code] = fate.tied;
  else if (spelled === '') fates[code] = fate.none;
  else if (spelled === ' ') fates[code] = fate.apart;
  else if (spelled.length > 1) {
    fates[code] = fate.several;
    spelledOut.set(code, spelled);
  } else if ((bitsOf(spelled.charCodeAt(0)) & sign.mark) !== 0) fates[code] = fate.tied;
  else {
    fates[code] = fate.one;
    becomes[code] = spelled.charCodeAt(0);
  }
}

/** Whether a mark leaves the sign before it as it is. */
function areApart(before: number, mark: number, spell: Spell): boolean {
  const block = blocks.indexOf(mark >> 7);
  if (block < 0 || before >> 7 !== mark >> 7) return false;
  const pair = (block * blockSize + (before & (blockSize - 1))) * blockSize + (mark & (blockSize - 1));
  if (pairs[pair] === 0) {
    const both = String.fromCharCode(before, mark);
    pairs[pair] = spell(both) === both ? 1 : 2;
  }
  return pairs[pair] === 1;
}

function isPictureStart(code: number): boolean {
  return code >= firstPictures && code <= lastPictures;
}

function isPicture(code: number, tail: number, spell: Spell): boolean {
  if (!(tail >= 0xdc00 && tail <= 0xdfff)) return false;
  const place = (code - firstPictures) * 1_024 + tail - 0xdc00;
  if (pictures[place] === 0) pictures[place] = spell(`x${String.fromCharCode(code, tail)}x`) === 'x x' ? 1 : 2;
  return pictures[place] === 1;
}

/** Three equal signs in a row, or three words in a row of one sign each; the room has a space before and behind. */
function isStretched(end: number): boolean {
  for (let at = 1; at < end - 2; at += 1) {
    const one = room[at];
    if (one === room[at + 2] && (one === room[at + 1] || (one === space && areSingle(at, end)))) return true;
  }
  return false;
}

/** Whether the word between these two spaces, and those beside it, are of one sign. */
function areSingle(at: number, end: number): boolean {
  return at >= 2 && room[at - 2] === space && at + 4 <= end && room[at + 4] === space;
}
