// Reads a text that goes out: its words in their normal spelling with their places in the original, and its marks, which
// are the signs that a spelling alone hides: prices, per cent, codes, names, exclamations. Languages share the marks.

import { normalise } from './normalise.ts';
import { bitsIn, bitsOf, saysWord, sign } from './signs.ts';

/** A word, where it stands in the original, and where its normal spelling begins in `normal`. */
export type Word = { readonly start: number; readonly end: number; readonly sign: number; readonly length: number };

/** What a mark says, as a place in `markNames`, and the word that it stands at or before. */
type Mark = { readonly mark: number; readonly word: number };

export type Reading = {
  /** The normal spelling: the words parted by one space. */
  readonly normal: string;
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
};

export const markNames = [
  'clock',
  'price',
  'digit',
  'twoDigits',
  'number',
  'longNumber',
  'percent',
  'currency',
  'emoji',
  'exclamation',
  'question',
  'code',
  'reference',
  'camelCase',
  'capitals',
  'name',
  'latin',
  'dash',
  'colon',
] as const;

export type MarkName = (typeof markNames)[number];

const token =
  /\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d'’&.-]*|\p{Extended_Pictographic}|\S/gu;
const wordPart = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+/gu;
const sentenceEnd = /^[.!?！？。:;؟…।]$/u;
const caseless = /[\u0590-\u1fff\u2e80-\uffff]/;
const tokenMax = 64;

const shapes: readonly (readonly [RegExp, MarkName])[] = [
  [/^\p{N}+:\p{N}\p{N}$/u, 'clock'],
  [/^\p{N}+(?:[.,:/]\p{N}+)*[.,]\p{N}\p{N}$/u, 'price'],
  [/^\p{N}$/u, 'digit'],
  [/^\p{N}\p{N}$/u, 'twoDigits'],
  [/^[\p{N}.,:/]{3,4}$/u, 'number'],
  [/^[\p{N}.,:/]{5,}$/u, 'longNumber'],
  [/^[%٪％]$/u, 'percent'],
  [/^\p{Sc}$/u, 'currency'],
  [/^\p{Extended_Pictographic}$/u, 'emoji'],
  [/^[!！¡]$/u, 'exclamation'],
  [/^[?？؟¿]$/u, 'question'],
  [/^(?=.*\p{N})(?=.*\p{Lu})[\p{Lu}\p{N}]{3,}$/u, 'code'],
  [/^(?=.*\p{N})(?=.*\p{Lu})[\p{Lu}\p{N}-]{3,}$/u, 'reference'],
  [/\p{Ll}\p{Lu}/u, 'camelCase'],
  [/^[–—…]$/u, 'dash'],
  [/^:$/u, 'colon'],
];
const capitals = /^\p{Lu}{2,}$/u;
const capital = /^\p{Lu}/u;
const latin = /^\p{Script=Latin}/u;

/** Reads a text once, from its beginning. */
export function readText(text: string): Reading {
  const words: Word[] = [];
  const marks: Mark[] = [];
  const spellings: string[] = [];
  const isCaseless = caseless.test(text);
  let begins = true;
  for (const { 0: found, index } of text.matchAll(token)) {
    for (const name of marksOf(found, { begins, isCaseless })) {
      marks.push({ mark: markNames.indexOf(name), word: words.length });
    }
    const isWord = saysWord(found);
    begins = isWord ? found.endsWith('.') : begins || sentenceEnd.test(found);
    if (isWord) addWords({ words, spellings }, found, index);
  }
  return { normal: spellings.join(' '), words, marks };
}

type Reads = { words: Word[]; spellings: string[] };

function addWords(to: Reads, found: string, index: number): void {
  if (isOneWord(found)) addWord(to, found, index);
  else for (const { 0: part, index: inside } of found.matchAll(wordPart)) addWord(to, part, index + inside);
}

function isOneWord(found: string): boolean {
  for (let at = 0; at < found.length; at += 1) if ((bitsOf(found.charCodeAt(at)) & wordBits) === 0) return false;
  return true;
}

const wordBits = sign.letter | sign.number | sign.mark;

function addWord({ words, spellings }: Reads, part: string, start: number): void {
  const normal = normalise(part);
  const parts = normal.includes(' ') ? normal.split(' ') : [normal];
  for (const spelling of parts) {
    if (spelling === '') continue;
    const before = words.at(-1);
    const place = before === undefined ? 0 : before.sign + before.length + 1;
    words.push({ start, end: start + part.length, sign: place, length: spelling.length });
    spellings.push(spelling);
  }
}

const noMarks: readonly MarkName[] = [];
const onlyName: readonly MarkName[] = ['name'];

type Where = { readonly begins: boolean; readonly isCaseless: boolean };

function marksOf(found: string, where: Where): readonly MarkName[] {
  if (found.length > tokenMax) return noMarks;
  if (where.isCaseless || !isPlainWord(found)) return shapesOf(found, where);
  return !where.begins && isCapital(found) ? onlyName : noMarks;
}

function shapesOf(found: string, where: Where): MarkName[] {
  const bare = found.replace(/[.'’&-]+$/u, '') || found;
  const names: MarkName[] = [];
  const shape = shapes.find(([signs]) => signs.test(bare))?.[1];
  if (shape !== undefined) names.push(shape);
  else if (!where.begins && capital.test(bare)) names.push(capitals.test(bare) ? 'capitals' : 'name');
  if (where.isCaseless && latin.test(bare)) names.push('latin');
  return names;
}

function isCapital(found: string): boolean {
  return (bitsOf(found.charCodeAt(0)) & sign.upper) !== 0;
}

/** Two letters or more and no numbers, and a capital at most as the first: no shape is like that. */
function isPlainWord(found: string): boolean {
  if (found.length < 2 || (bitsOf(found.charCodeAt(1)) & sign.letter) === 0) return false;
  const first = bitsOf(found.charCodeAt(0));
  if ((first & sign.letter) === 0) return false;
  return ((bitsIn(found, 1) & (sign.upper | sign.number | sign.half)) | (first & (sign.number | sign.half))) === 0;
}
