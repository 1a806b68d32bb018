// Tier 1: a message that is a keyword of any language, with the courtesy that the law calls "de minimis variances"
// (CTIA 5.1.3), drawn out, spaced out or in look-alike letters. Tier 3: one that is a keyword but for a slip.

import type { LanguageWords } from './language-words.ts';
import { asLatin, disguiseOf, squeezed } from './look-alikes.ts';
import { normalise, spellingsOf } from './normalise.ts';

export type Keyword = {
  readonly kind: 'withdrawal' | 'resume' | 'help' | 'access' | 'erasure';
  /** Everything stops, service included. */
  readonly all: boolean;
  readonly language: string | null;
  /** Where its language is spoken, when the word counts only there; null: everywhere. */
  readonly onlyIn: readonly string[] | null;
  readonly doubleMeaning: boolean;
  readonly word: string;
};

/** Where a local word would count. */
export type Where = { readonly languages: readonly string[]; readonly countries: readonly string[] };

export type KeywordFinder = {
  /** The keyword that the whole message is. `elsewhere`: a local word whose language nothing here suggests. */
  find(whole: string, where: Where): Chosen | undefined;
  /** The stop word that the whole message is but for one slip of the finger. */
  findNear(whole: string): Keyword | undefined;
  /** The message without words of courtesy and names of the business. */
  withoutCourtesy(whole: string, brands: readonly string[]): string;
};

/** Longest keyword with its courtesy, in characters: a keyword is never hidden in an essay. */
export const keywordTextMax = 64;
const courtesyMax = 2;
const courtesyWordsMax = 4;
const space = 0x20;
const noNames: ReadonlySet<string> = new Set();
const nearMin = 4;
const nearMax = 24;
const nearWordsMax = 2;

/** Makes the lists of all languages ready for look-ups. */
export function createKeywords(lists: readonly LanguageWords[]): KeywordFinder {
  const known = new Map<string, Keyword[]>();
  const drawn = new Map<string, Keyword[]>();
  const near: Near = { slips: new Map(), signs: new Uint8Array(signsSize) };
  const courtesy = courtesyOf(lists.flatMap(list => list.polite.flatMap(spellingsOf)));
  for (const keyword of lists.flatMap(keywordsOf)) {
    add(known, keyword.word, keyword);
    add(drawn, squeezed(keyword.word), keyword);
    if (keyword.kind !== 'withdrawal' || keyword.word.length < nearMin || keyword.onlyIn !== null) continue;
    for (const slip of slipsOf(keyword.word)) addSlip(near, slip, keyword);
  }
  return {
    find: (whole, where) => {
      const { alike, double } = disguiseOf(whole);
      const found =
        inOneSpelling(known, whole, where) ?? (alike ? inOneSpelling(known, asLatin(whole), where) : undefined);
      if (found !== undefined) return found;
      // Only what was drawn out may lose its double letters: "stoooop", but not a word that is spelled with them.
      const keywords = double ? drawn.get(squeezed(whole)) : undefined;
      return keywords === undefined ? undefined : choose(keywords, where);
    },
    findNear: whole => {
      if (whole.length < nearMin || whole.length > nearMax || countWords(whole) > nearWordsMax) return undefined;
      return nearTo(near, whole);
    },
    withoutCourtesy: (whole, brands) => withoutCourtesy(courtesy, whole, brands),
  };
}

/** Words of courtesy by the two signs with which they begin, those of the most words first. */
type Courtesy = ReadonlyMap<number, readonly string[]>;

function courtesyOf(entries: readonly string[]): Courtesy {
  const short = [...new Set(entries)].filter(entry => countWords(entry) <= courtesyWordsMax);
  return Map.groupBy(
    short.sort((one, other) => countWords(other) - countWords(one)),
    entry => startAt(entry, 0),
  );
}

function startAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + (at + 1 < text.length ? text.charCodeAt(at + 1) : space);
}

function countWords(text: string): number {
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words += 1;
  return words;
}

function withoutCourtesy(courtesy: Courtesy, whole: string, brands: readonly string[]): string {
  const names = brands.length === 0 ? noNames : new Set(brands.flatMap(brand => normalise(brand).split(' ')));
  const kept: string[] = [];
  let left = 0;
  let from = 0;
  for (let at = 0; at <= whole.length; ) {
    const end = isName(names, whole, at) ? endAt(whole, at) : courtesyEnd(courtesy, whole, at);
    if (end < 0) {
      at = endAt(whole, at) + 1;
      continue;
    }
    left += 1;
    if (from < at) kept.push(whole.slice(from, at - 1));
    at = end + 1;
    from = at;
  }
  if (left === 0 || left > courtesyMax + names.size) return whole;
  if (from < whole.length) kept.push(whole.slice(from));
  return kept.join(' ');
}

function endAt(text: string, at: number): number {
  const end = text.indexOf(' ', at);
  return end < 0 ? text.length : end;
}

function isName(names: ReadonlySet<string>, text: string, at: number): boolean {
  return names.size > 0 && names.has(text.slice(at, endAt(text, at)));
}

/** Where words of courtesy end that begin here: "s'il vous plaît" is four; -1 when none do. */
function courtesyEnd(courtesy: Courtesy, whole: string, at: number): number {
  const entries = courtesy.get(startAt(whole, at));
  if (entries === undefined) return -1;
  for (const entry of entries) {
    const end = at + entry.length;
    if ((end === whole.length || whole.charCodeAt(end) === space) && whole.startsWith(entry, at)) return end;
  }
  return -1;
}

type Chosen = { readonly keyword: Keyword; readonly elsewhere: boolean };

/** The text itself; what it repeats ("stop stop", "no more no more"), also in its last word ("no thanks thanks"). */
function inOneSpelling(known: ReadonlyMap<string, Keyword[]>, text: string, where: Where): Chosen | undefined {
  const keywordAt = (way: string | undefined): Chosen | undefined => {
    const keywords = way === undefined ? undefined : known.get(way);
    return keywords === undefined ? undefined : choose(keywords, where);
  };
  return keywordAt(text) ?? keywordAt(repeatedIn(text)) ?? keywordAt(withoutLastAgain(text));
}

/** The words that the text says again and again and nothing else; undefined when it does not. */
function repeatedIn(whole: string): string | undefined {
  for (let at = whole.indexOf(' '); at >= 0 && at * 2 < whole.length; at = whole.indexOf(' ', at + 1)) {
    if ((whole.length + 1) % (at + 1) === 0 && isRepeated(whole, at + 1)) return whole.slice(0, at);
  }
  return undefined;
}

/** The text without its last word where that is the one before it too; undefined when it is not. */
function withoutLastAgain(whole: string): string | undefined {
  const last = whole.lastIndexOf(' ');
  const length = whole.length - last;
  const isAgain = last >= length && whole.startsWith(whole.slice(last), last - length);
  return isAgain ? whole.slice(0, last) : undefined;
}

function isRepeated(whole: string, period: number): boolean {
  for (let at = period; at < whole.length; at += 1) {
    if (whole.charCodeAt(at) !== whole.charCodeAt(at - period)) return false;
  }
  return true;
}

const order: readonly (readonly [Keyword['kind'], boolean])[] = [
  ['erasure', false],
  ['access', false],
  ['withdrawal', true],
  ['withdrawal', false],
  ['resume', false],
  ['help', false],
];

function choose(found: readonly Keyword[], where: Where): Chosen | undefined {
  const here = found.filter(keyword => counts(keyword, where));
  for (const [kind, all] of order) {
    const keyword = here.find(one => one.kind === kind && one.all === all);
    if (keyword !== undefined) return { keyword, elsewhere: false };
  }
  const stop = found.find(one => one.kind === 'withdrawal');
  return stop === undefined ? undefined : { keyword: stop, elsewhere: true };
}

function counts(keyword: Keyword, where: Where): boolean {
  if (keyword.onlyIn === null) return true;
  if (keyword.language !== null && where.languages.includes(keyword.language)) return true;
  return keyword.onlyIn.some(country => where.countries.includes(country));
}

function keywordsOf(list: LanguageWords): Keyword[] {
  const doubleMeanings = new Set(list.doubleMeaning?.flatMap(spellingsOf));
  const local = new Set(list.localOnly?.flatMap(spellingsOf));
  const of = (kind: Keyword['kind'], entries: readonly string[] = [], all = false): Keyword[] =>
    entries.flatMap(spellingsOf).map(word => ({
      kind,
      all,
      language: list.language,
      onlyIn: local.has(word) ? list.countries : null,
      doubleMeaning: kind === 'withdrawal' && doubleMeanings.has(word),
      word,
    }));
  return [
    ...of('withdrawal', list.stop),
    ...of('withdrawal', list.stopAll, true),
    ...of('resume', list.resume),
    ...of('help', list.help),
    ...of('access', list.access),
    ...of('erasure', list.erasure),
  ];
}

function add(index: Map<string, Keyword[]>, word: string, keyword: Keyword): void {
  const before = index.get(word);
  if (before === undefined) index.set(word, [keyword]);
  else before.push(keyword);
}

/** The word, and the word with one letter left out: two words within one slip of each other share one of these. */
function slipsOf(word: string): string[] {
  const slips = [word];
  for (let at = 0; at < word.length; at += 1) slips.push(word.slice(0, at) + word.slice(at + 1));
  return slips;
}

/** Keywords by their slips, and the signs of each slip as a number, whatever their order: most texts have none of these. */
type Near = { readonly slips: Map<string, Keyword>; readonly signs: Uint8Array };

const signsSize = 2 ** 16;

function addSlip({ slips, signs }: Near, slip: string, keyword: Keyword): void {
  if (slips.has(slip)) return;
  slips.set(slip, keyword);
  signs[signsOf(slip) & (signsSize - 1)] = 1;
}

function signsOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum + spread(text.charCodeAt(at))) | 0;
  return sum;
}

function spread(code: number): number {
  const mixed = Math.imul(code ^ 0x2f0b, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function nearTo({ slips, signs }: Near, whole: string): Keyword | undefined {
  const all = signsOf(whole);
  for (let left = -1; left < whole.length; left += 1) {
    const without = left < 0 ? all : (all - spread(whole.charCodeAt(left))) | 0;
    if (signs[without & (signsSize - 1)] === 0) continue;
    const keyword = slips.get(left < 0 ? whole : whole.slice(0, left) + whole.slice(left + 1));
    if (keyword !== undefined && isOneSlip(whole, keyword.word)) return keyword;
  }
  return undefined;
}

/** One letter more, less or other, or two neighbours in the wrong order. */
function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const left = one.slice(start);
  const right = other.slice(start);
  if (left.length > right.length) return left.slice(1) === right;
  if (left.length < right.length) return left === right.slice(1);
  const isSwapped = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return isSwapped || left.slice(1) === right.slice(1);
}
