// Finds names of brands in a text, in any spelling that is normally the same, and says whether the text names others.

import { normalise } from './normalise.ts';
import { type MarkName, markNames, type Reading, readText, type Word } from './reading.ts';

/** A stretch of the original text. */
export type Span = { readonly start: number; readonly end: number };

/** Names longer or more than these are not read: no business has them, and time must stay bounded. */
const nameMax = 80;
const namesMax = 200;
const spansMax = 500;
/** Signs of scripts without spaces, in which a name stands inside a word. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Where these names stand in the text. */
export function findNames(reading: Reading, names: readonly string[]): Span[] {
  const wanted = names
    .slice(0, namesMax)
    .map(name => normalise(name.slice(0, nameMax)))
    .filter(name => name !== '');
  return wanted
    .flatMap(name => findName(reading, name))
    .slice(0, spansMax)
    .sort((one, other) => one.start - other.start);
}

function findName({ normal, words }: Reading, name: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let at = normal.indexOf(name); at >= 0; at = normal.indexOf(name, at + name.length)) {
    while (from < words.length && signAfter(words[from]) <= at) from += 1;
    const first = words[from];
    const last = lastFrom(words, from, at + name.length);
    if (first === undefined || last === undefined) return spans;
    const isWhole = first.sign === at && signAfter(last) === at + name.length;
    if (isWhole) spans.push({ start: first.start, end: last.end });
    else if (unparted.test(normal.slice(first.sign, signAfter(first))))
      spans.push(inside(first, last, at, name.length));
  }
  return spans;
}

function signAfter(word: Word | undefined): number {
  return word === undefined ? 0 : word.sign + word.length;
}

function lastFrom(words: readonly Word[], from: number, end: number): Word | undefined {
  let last = from;
  while (last + 1 < words.length && (words[last + 1]?.sign ?? end) < end) last += 1;
  return words[last];
}

/** A name within a word without spaces; exact where the normal spelling is as long as the original. */
function inside(first: Word, last: Word, at: number, length: number): Span {
  const isExact = first === last && first.length === first.end - first.start;
  if (!isExact) return { start: first.start, end: last.end };
  const start = first.start + at - first.sign;
  return { start, end: start + length };
}

/** The text with these stretches blank: places stay where they are. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    rest += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
}

const likeNames: readonly MarkName[] = ['camelCase', 'capitals', 'name'];
/** In German every noun is written like a name. */
const nounsAreCapital = 'de';

/** Whether a text holds words that are written as names are. */
export function looksNamed(text: string, language: string | null): boolean {
  const telling = language === nounsAreCapital ? likeNames.filter(name => name !== 'name') : likeNames;
  return readText(text).marks.some(({ mark }) => telling.some(name => markNames[mark] === name));
}
