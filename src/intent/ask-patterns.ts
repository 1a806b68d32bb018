// Makes the lists of a language ready: each list is one expression of choices over normal spelling. Nothing in it repeats
// but the letters of one word, so no text makes it slow.

import { type Choice, choicesOf } from './ask-anchors.ts';
import type { Spelling } from './ask-sentences.ts';
import { type AskWords, type SecretKind, secretKinds, secretsEverywhere } from './asks/ask-words.ts';

/** A stretch of the normal spelling. */
export type Match = { readonly from: number; readonly to: number };

export type AskPatterns = {
  readonly language: string;
  readonly unparted: boolean;
  readonly verbLast: boolean;
  readonly secrets: ReadonlyMap<SecretKind, RegExp>;
  readonly harmless: RegExp;
  readonly give: RegExp;
  readonly tell: RegExp;
  readonly please: RegExp;
  readonly elsewhere: RegExp;
  readonly never: RegExp;
  /** Requests without what may stand between: a "never" in one belongs to it, as in "do not forget to send". */
  readonly whole: RegExp;
};

/** What `...` stands for. */
const wordsBetween = '(?: [^ ]+){0,10}?';
const signsBetween = '.{0,18}?';
const nothing = /(?!)/g;

/** The patterns of one language. */
export function askPatterns(words: AskWords): AskPatterns {
  const compile = words.unparted === true ? compileRuns : compileWords;
  return {
    language: words.language,
    unparted: words.unparted === true,
    verbLast: words.verbLast === true,
    secrets: new Map(
      secretKinds.map(kind => [kind, compile([...secretsEverywhere[kind], ...words.secrets[kind]])] as const),
    ),
    harmless: compile(words.harmless),
    give: compile(words.requests.give),
    tell: compile(words.requests.tell),
    please: compile(words.please),
    elsewhere: compile(words.elsewhere),
    never: compile(words.never),
    whole: compile([...words.requests.give, ...words.requests.tell].map(entry => entry.replace(/ \.\.\..*/, ''))),
  };
}

/** Where a list's entries stand, the longest at each place. By `exec`: `matchAll` would copy the expression each time. */
export function matchesOf(pattern: RegExp, { normal }: Spelling): Match[] {
  const matches: Match[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(normal); found !== null; found = pattern.exec(normal)) {
    matches.push({ from: found.index, to: found.index + found[0].length });
  }
  return matches;
}

/** Whether one of a list's entries stands there. */
export function stands(pattern: RegExp, { normal }: Spelling): boolean {
  return normal.search(pattern) >= 0;
}

/** One look at the sign before decides at most places: only at the beginning of a word are the choices tried. */
function compileWords(entries: readonly string[]): RegExp {
  const write = (entry: string): string =>
    entry
      .split(' ')
      .map((slot, at) => slotOf(slot, at === 0 ? '' : ' '))
      .join('');
  const [anywhere, first] = split(entries);
  return choose([anywhere.map(write), first.map(entry => `(?<=\\| )${write(entry)}`)], all => `(?<= )(?:${all})(?= )`);
}

/** In a run only Latin letters have edges. */
function compileRuns(entries: readonly string[]): RegExp {
  const write = (entry: string): string => {
    const begins = /^[a-z0-9]/i.test(entry) ? '(?<![a-z0-9])' : '';
    const ends = /[a-z0-9]$/i.test(entry) ? '(?![a-z0-9])' : '';
    return `${begins}${entry
      .split(' ')
      .map(slot => slotOf(slot, ''))
      .join('')}${ends}`;
  };
  const [anywhere, first] = split(entries);
  return choose([anywhere.map(write), first.map(entry => `(?<=\\|)${write(entry)}`)], all => all);
}

/** Entries for any place and for the beginning of a clause, the longest first. */
function split(entries: readonly string[]): [string[], string[]] {
  const longestFirst = entries.toSorted((one, other) => other.length - one.length);
  return [
    longestFirst.filter(entry => !entry.startsWith('^')),
    longestFirst.filter(entry => entry.startsWith('^')).map(entry => entry.slice(1)),
  ];
}

function choose(patterns: readonly (readonly string[])[], frame: (all: string) => string): RegExp {
  const all = patterns.flat();
  return all.length === 0 ? nothing : new RegExp(frame(all.join('|')), 'gu');
}

function slotOf(slot: string, before: string): string {
  if (slot === '...') return before === '' ? signsBetween : wordsBetween;
  const isOptional = slot.endsWith('?');
  const choices = (isOptional ? slot.slice(0, -1) : slot).split('/').flatMap(choicesOf).map(patternOf);
  const pattern = `${before}(?:${[...new Set(choices)].join('|')})`;
  return isOptional ? `(?:${pattern})?` : pattern;
}

function patternOf({ letters, opensLeft, opensRight }: Choice): string {
  return `${opensLeft ? '[^ ]*' : ''}${letters}${opensRight ? '[^ ]*' : ''}`;
}
