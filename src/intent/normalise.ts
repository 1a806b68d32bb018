// Brings a text into one spelling, so that STOP, "Stop!", "s t o p" and full-width ＳＴＯＰ are the same word. Marks are
// taken away only where they are accents: the vowel signs of Indic scripts and of Thai are letters of the word.

import { spellQuickly } from './quick-spelling.ts';
import { bitsOf, saysWord, sign } from './signs.ts';

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0640]|\p{Variation_Selector}/gu;
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{Mn}+/gu;
const between = /[^\p{L}\p{N}\p{M}🛑✋⛔🚫]+/gu;
const repeated = /(\p{L})\1{2,}/gu;
const spaced = /(?<![\p{L}\p{N}\p{M}])\p{L}(?: \p{L}){2,}(?![\p{L}\p{N}\p{M}])/gu;
const unalike = /[ßłøæœđðþأإآىةґ]/u;

/** Letters that have no accent to take off but another usual spelling. */
const spelledAs: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ґ: 'г',
};

/** Lower case, unaccented, words parted by one space; spaced or dotted letters drawn together; triple letters doubled. */
export function normalise(text: string): string {
  const quick = spellQuickly(text, unaccented);
  if (quick !== undefined && !quick.stretched) return quick.words;
  const words = quick?.words ?? unaccented(text);
  return words.replace(spaced, letters => letters.replaceAll(' ', '')).replace(repeated, '$1$1');
}

/** Lower case and unaccented, words parted by one space: as slow as it is for whatever text. */
export function unaccented(text: string): string {
  let plain = text.normalize('NFKC').replace(invisible, '').replace(/[İIı]/gu, 'i').toLowerCase();
  if (unalike.test(plain)) plain = [...plain].map(sign => spelledAs[sign] ?? sign).join('');
  return plain.normalize('NFD').replace(accents, '').normalize('NFC').replace(between, ' ').trim();
}

const umlauts: readonly (readonly [string, string])[] = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['å', 'aa'],
  ['ø', 'oe'],
];

/** Every normal spelling under which an entry of a list may arrive: with its accents, without, and written out. */
export function spellingsOf(entry: string): string[] {
  const lower = entry.toLowerCase();
  const writtenOut = umlauts.reduce((text, [one, two]) => text.replaceAll(one, two), lower);
  const shortened = umlauts.reduce((text, [one, two]) => text.replaceAll(two, one), lower);
  return [...new Set([lower, writtenOut, shortened].map(normalise))].filter(spelling => spelling !== '');
}

/** No word of a script that parts its words is so long. */
const endless = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]{41,}/gu;
const endlessMin = 41;
const codes = /(?<![\w-])(?:(?=[\w-]*\d)[\w-]{12,}|(?=[\w-]*[a-z][A-Z])[\w-]{16,})(?![\w-])|https?:\/\/\S+/g;
const codeMin = 12;
/** What codes are made of (1), and what of it no ordinary word holds behind its first sign (2). */
const codeSigns = Uint8Array.from({ length: 128 }, (_, code) => {
  const text = String.fromCharCode(code);
  return /[\dA-Z]/.test(text) ? 2 : Number(/[\w-]/.test(text));
});

/** The text without addresses and codes (of an order, an opt-in): they say nothing, and chance letters can look like words. */
export function withoutCodes(text: string): string {
  if (text.length < codeMin) return text;
  const without = mayHoldCode(text) || text.includes('://') ? text.replace(codes, ' ') : text;
  return hasRun(without) ? without.replace(endless, ' ') : without;
}

function mayHoldCode(text: string): boolean {
  let run = 0;
  let kinds = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = codeSigns[text.charCodeAt(at)] ?? 0;
    run = kind === 0 ? 0 : run + 1;
    kinds = run === 0 ? 0 : kinds | kind;
    if (run >= codeMin && kinds > 1) return true;
  }
  return false;
}

/** Whether so much stands without a space that an endless word can be in it. */
function hasRun(text: string): boolean {
  if (text.length < endlessMin) return false;
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    run = text.charCodeAt(at) === space ? 0 : run + 1;
    if (run === endlessMin) return true;
  }
  return false;
}

const space = 0x20;

/** A sentence, in its own spelling and in the normal one. */
export type Sentence = { readonly text: string; readonly normal: string };

/** The sentences of a text, in its own spelling; a text without any is one sentence. */
function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let end = endOf(text, 0); from <= text.length; end = endOf(text, from)) {
    if (saysWord(text, from, end)) parts.push(text.slice(from, end));
    from = end + 1;
  }
  return parts.length === 0 ? [text] : parts;
}

/** Where the sentence ends that begins here. */
function endOf(text: string, from: number): number {
  let at = from;
  while (at < text.length && (bitsOf(text.charCodeAt(at)) & sign.end) === 0) at += 1;
  return at;
}

/** The sentences of a text in both spellings; `whole` is the normal one of the text. */
export function spelledSentencesOf(text: string, whole: string): Sentence[] {
  if (endOf(text, 0) === text.length) return [{ text, normal: whole }];
  return sentencesOf(text).map(sentence => ({
    text: sentence,
    normal: isAll(text, sentence) ? whole : normalise(sentence),
  }));
}

/** Whether a sentence is the text but for a sign or two at its end, which change no spelling. */
function isAll(text: string, sentence: string): boolean {
  if (sentence.length < text.length - 2 || !text.startsWith(sentence)) return false;
  for (let at = sentence.length; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 || (bitsOf(code) & sign.end) === 0) return false;
  }
  return true;
}
