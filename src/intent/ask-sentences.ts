// Cuts a text that goes out into sentences in their normal spelling, each sign with its place in the original. A list
// belongs to the line that it follows: "Please send us:\n- your name\n- your card number".

import { normalise } from './normalise.ts';

export type Sentence = {
  /** Where it begins in the original, and how it is written there. */
  readonly start: number;
  readonly text: string;
  /** Words parted by spaces; ` | ` where a clause begins, the first one too. */
  readonly words: Spelling;
  /** The same without spaces, but between words of Latin letters. */
  readonly run: Spelling;
};

/** A normal spelling, and for each sign of it where its piece of the original begins and ends. */
export type Spelling = {
  readonly normal: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const sentenceEnd = /[!?;…]|\.(?=\s+[^\p{Ll}\s]|\s*$)|[。！？；।؟۔؛]|\n/gu;
const letter = /\p{L}/u;
const listFollows = /^\s*(?:[-•*–—·▪●✅👉➡]|\p{N}+\s*[.):]|\p{N}\ufe0f?\u20e3)/u;
const listNumber = /\n\s*\p{N}{1,2}\.$/u;
const token = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+|[,:()–—،、，：（）]|\s[-•*]\s|\n/gu;
const wordStart = /^[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]/u;
const latinEnd = /[a-z0-9]$/;
const latinStart = /^[a-z0-9]/;
/** What has no end is read in stretches that overlap, so that time stays bounded and no place falls between two. */
const stretch = 600;
const step = 400;
/** No word of any list is as long. */
const wordMax = 48;

/** The sentences of a text, in its order. */
export function askSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: end } of [...text.matchAll(sentenceEnd), { index: text.length, 0: '' }]) {
    const to = index + end.length;
    if (to < text.length && continues(text, start, to)) continue;
    for (let from = start; from < to; from += step) {
      const part = text.slice(from, Math.min(to, from + stretch));
      if (letter.test(part)) sentences.push(spell(part, from));
      if (from + stretch >= to) break;
    }
    start = to;
  }
  return sentences;
}

/** Whether what stands here is no sentence yet: the number of a list, or a line that a list follows. */
function continues(text: string, start: number, to: number): boolean {
  const piece = text.slice(Math.max(start, to - stretch), to);
  if (!letter.test(piece)) return to - start < stretch;
  if (listNumber.test(piece)) return true;
  if (!piece.endsWith('\n')) return false;
  return /[:：]\s*$/.test(piece) || listFollows.test(text.slice(to, to + 8));
}

type Building = { normal: string; starts: number[]; ends: number[] };

function spell(text: string, start: number): Sentence {
  const words: Building = { normal: '', starts: [], ends: [] };
  const run: Building = { normal: '', starts: [], ends: [] };
  const beginClause = (at: number): void => {
    if (words.normal.endsWith('| ')) return;
    append(words, words.normal === '' ? ' | ' : '| ', { start: at, end: at });
    append(run, '|', { start: at, end: at });
  };
  beginClause(start);
  for (const { 0: found, index } of text.matchAll(token)) {
    const span = { start: start + index, end: start + index + found.length };
    if (!wordStart.test(found)) {
      beginClause(span.start);
      continue;
    }
    const normal = normalise(found);
    if (normal === '') continue;
    append(words, `${normal.slice(0, wordMax)} `, span);
    if (latinEnd.test(run.normal) && latinStart.test(normal)) append(run, ' ', span);
    append(run, normal, span);
  }
  return { start, text, words, run };
}

/** Each sign has its own place where the spelling is as long as the original; else all have that of the word. */
function append(to: Building, normal: string, span: { start: number; end: number }): void {
  const isExact = normal.length === span.end - span.start;
  to.normal += normal;
  for (let at = 0; at < normal.length; at += 1) {
    to.starts.push(isExact ? span.start + at : span.start);
    to.ends.push(isExact ? span.start + at + 1 : span.end);
  }
}
