// Makes the lists of a language ready: each list is one expression of choices over normal spelling. Nothing in it repeats
// but the letters of one word, so no text makes it slow.

import type { Spelling } from './ask-sentences.ts';
import { type AskWords, type SecretKind, secretKinds, secretsEverywhere } from './asks/ask-words.ts';
import { spellingsOf } from './normalise.ts';

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
  };
}

/** Where a list's entries stand, the longest at each place. */
export function matchesOf(pattern: RegExp, { normal }: Spelling): Match[] {
  return [...normal.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
}

function compileWords(entries: readonly string[]): RegExp {
  return choose(entries, entry => {
    const begins = entry.startsWith('^') ? '(?<=\\| )' : '(?<= )';
    const slots = entry.replace('^', '').split(' ');
    return `${begins}${slots.map((slot, at) => slotOf(slot, at === 0 ? '' : ' ')).join('')}(?= )`;
  });
}

/** In a run only Latin letters have edges. */
function compileRuns(entries: readonly string[]): RegExp {
  return choose(entries, entry => {
    const begins = entry.startsWith('^') ? '(?<=\\|)' : /^[a-z0-9]/i.test(entry) ? '(?<![a-z0-9])' : '';
    const ends = /[a-z0-9]$/i.test(entry) ? '(?![a-z0-9])' : '';
    const slots = entry.replace('^', '').split(' ');
    return `${begins}${slots.map(slot => slotOf(slot, '')).join('')}${ends}`;
  });
}

function choose(entries: readonly string[], write: (entry: string) => string): RegExp {
  if (entries.length === 0) return nothing;
  const longestFirst = entries.toSorted((one, other) => other.length - one.length);
  return new RegExp(longestFirst.map(write).join('|'), 'gu');
}

function slotOf(slot: string, before: string): string {
  if (slot === '...') return before === '' ? signsBetween : wordsBetween;
  const isOptional = slot.endsWith('?');
  const choices = (isOptional ? slot.slice(0, -1) : slot).split('/').flatMap(choicesOf);
  const pattern = `${before}(?:${[...new Set(choices)].join('|')})`;
  return isOptional ? `(?:${pattern})?` : pattern;
}

function choicesOf(choice: string): string[] {
  const begin = choice.startsWith('*') ? '[^ ]*' : '';
  const end = choice.endsWith('*') ? '[^ ]*' : '';
  return spellingsOf(choice.replaceAll('*', '')).map(spelling => `${begin}${spelling}${end}`);
}
