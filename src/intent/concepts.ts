// Maps words to ideas that all languages share: "schickt", "mandar" and "envoyez" are all SEND. With them the learned part
// knows what a sentence says in words that it has never met.

import {
  beginOf,
  createGathered,
  createTable,
  gather,
  kinds,
  mayBegin,
  type PackedLexicon,
  prime,
  type Table,
} from './lexicon.ts';
import { isUnparted } from './signs.ts';

export type Concepts = {
  readonly names: readonly string[];
  /** The concepts of each word of a normalised text, read in these languages; words that say nothing are left out. */
  in(normal: string, languages: readonly string[]): readonly Found[];
};

/** Concepts (as places in `names`) of the words that begin at this word, and the sign of the text where they begin. */
export type Found = { readonly at: number; readonly sign: number; readonly concepts: readonly number[] };

const stemMin = 2;
const stemMax = 14;
const phraseMax = 4;
const runMax = 10;

/** Look-ups in a packed lexicon. */
export function createConcepts(packed: PackedLexicon): Concepts {
  const table = createTable(packed);
  const begins = new Map<string, number>();
  const beginFor = (language: string): number => {
    const known = begins.get(language);
    if (known !== undefined) return known;
    const begin = beginOf(language);
    begins.set(language, begin);
    return begin;
  };
  return { names: packed.names, in: (normal, languages) => find(table, normal, languages.map(beginFor)) };
}

/** The concepts of the words that begin where the text is read. */
const concepts = createGathered();

/** Puts the concepts that were added, if any were, with their place; the next ones begin anew. */
function keep(found: Found[], at: number, sign: number): boolean {
  const { list, length } = concepts;
  if (length === 0) return false;
  const kept = [list[0]!]; // below the length, as all that follow
  for (let next = 1; next < length; next += 1) kept.push(list[next]!); // as above
  found.push({ at, sign, concepts: kept });
  concepts.length = 0;
  return true;
}

const space = 0x20;

/** The signs of the text that is read, and a space behind it: read once, they cost less than a text. */
let signs = new Uint16Array(1_024);

function readSigns(normal: string): number {
  if (normal.length >= signs.length) signs = new Uint16Array(2 * normal.length);
  for (let at = 0; at < normal.length; at += 1) signs[at] = normal.charCodeAt(at);
  signs[normal.length] = space;
  return normal.length;
}

function find(table: Table, normal: string, begins: readonly number[]): Found[] {
  const length = readSigns(normal);
  const found: Found[] = [];
  let at = 0;
  for (let sign = 0; sign <= length; ) {
    const end = endOf(sign);
    if (isUnparted(normal, sign, end)) at = addRuns(found, table, { at, sign, end, begins });
    for (let which = 0; which < begins.length; which += 1) {
      addConceptsAt(table, { sign, length, begin: begins[which]! }); // below the length
    }
    keep(found, at, sign);
    at += 1;
    sign = end + 1;
  }
  return found;
}

function endOf(from: number): number {
  let end = from;
  while (signs[end] !== space) end += 1;
  return end;
}

/** All that the words from here on express, alone or as a phrase. */
function addConceptsAt(table: Table, from: { sign: number; length: number; begin: number }): void {
  const { length } = from;
  let hash = from.begin;
  let words = 1;
  let letters = 0;
  let least = stemMin;
  for (let at = from.sign; at < length; at += 1) {
    const code = signs[at]!; // below the length
    if (code === space) gather(concepts, table, hash, kinds.word);
    hash = Math.imul(hash ^ code, prime);
    if (code !== space) {
      letters += 1;
      if (letters >= least && letters <= stemMax) gather(concepts, table, hash, kinds.stem);
      continue;
    }
    words += 1;
    if (words > phraseMax || !mayBegin(table, hash)) return;
    letters = 0;
    least = 1;
  }
  gather(concepts, table, hash, kinds.word);
}

type Run = { readonly at: number; readonly sign: number; readonly end: number; readonly begins: readonly number[] };

function addRuns(found: Found[], table: Table, run: Run): number {
  const { end, begins } = run;
  let at = run.at;
  for (let sign = run.sign; sign < end; sign += 1) {
    for (const begin of begins) addRunsAt(table, { sign, end, begin });
    if (keep(found, at, sign)) at += 1;
  }
  return at;
}

function addRunsAt(table: Table, from: { sign: number; end: number; begin: number }): void {
  let hash = from.begin;
  const end = Math.min(from.end, from.sign + runMax);
  for (let at = from.sign; at < end; at += 1) {
    hash = Math.imul(hash ^ signs[at]!, prime); // below the end of the word
    gather(concepts, table, hash, kinds.run);
  }
}
