// Reads a text that goes out: its words in their normal spelling with their places in the original, and its marks, which
// are the signs that a spelling alone hides: prices, per cent, codes, names, exclamations. Languages share the marks.

import { normalise } from './normalise.ts';

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
const lettersOrDigits = /[\p{L}\p{N}]/u;

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
    const isWord = lettersOrDigits.test(found);
    begins = isWord ? found.endsWith('.') : begins || sentenceEnd.test(found);
    if (isWord) addWords({ words, spellings }, found, index);
  }
  return { normal: spellings.join(' '), words, marks };
}

function addWords(to: { words: Word[]; spellings: string[] }, found: string, index: number): void {
  const { words, spellings } = to;
  for (const { 0: part, index: inside } of found.matchAll(wordPart)) {
    const start = index + inside;
    for (const spelling of normalise(part)
      .split(' ')
      .filter(one => one !== '')) {
      const before = words.at(-1);
      const sign = before === undefined ? 0 : before.sign + before.length + 1;
      words.push({ start, end: start + part.length, sign, length: spelling.length });
      spellings.push(spelling);
    }
  }
}

function marksOf(found: string, where: { begins: boolean; isCaseless: boolean }): MarkName[] {
  if (found.length > tokenMax) return [];
  const bare = found.replace(/[.'’&-]+$/u, '') || found;
  const names: MarkName[] = [];
  const shape = shapes.find(([signs]) => signs.test(bare))?.[1];
  if (shape !== undefined) names.push(shape);
  else if (!where.begins && capital.test(bare)) names.push(capitals.test(bare) ? 'capitals' : 'name');
  if (where.isCaseless && latin.test(bare)) names.push('latin');
  return names;
}
