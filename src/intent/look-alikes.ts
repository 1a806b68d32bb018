// Spellings by which a keyword is hidden or drawn out: signs that only look Latin, and letters that are repeated.

import { bitsOf, sign } from './signs.ts';

/** Signs of other scripts, and digits, that look like Latin letters. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ѕ: 's',
  і: 'i',
  ј: 'j',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ν: 'v',
  0: 'o',
  1: 'l',
};
const latinOf = new Uint16Array(65_536);
for (const [alike, letter] of Object.entries(lookAlikes)) latinOf[alike.charCodeAt(0)] = letter.charCodeAt(0);

/** What a text may hide behind. */
export type Disguise = { readonly alike: boolean; readonly double: boolean };
const disguises: readonly Disguise[] = [
  { alike: false, double: false },
  { alike: true, double: false },
  { alike: false, double: true },
  { alike: true, double: true },
];

/** Whether something in a text only looks Latin, and whether a letter stands twice in a row. */
export function disguiseOf(normal: string): Disguise {
  let seen = 0;
  let found = 0;
  let before = 0;
  for (let at = 0; at < normal.length; at += 1) {
    const code = normal.charCodeAt(at);
    const bits = bitsOf(code);
    seen |= bits;
    if (latinOf[code] !== 0) found |= 1;
    if (code === before && (bits & sign.letter) !== 0) found |= 2;
    before = code;
  }
  if ((seen & sign.half) !== 0 && /(\p{L})\1/u.test(normal)) found |= 2;
  return disguises[found]!; // four of them
}

/** The same text with what only looks Latin made Latin. */
export function asLatin(normal: string): string {
  let latin = '';
  let from = 0;
  for (let at = 0; at < normal.length; at += 1) {
    const letter = latinOf[normal.charCodeAt(at)] ?? 0;
    if (letter === 0) continue;
    latin += normal.slice(from, at) + String.fromCharCode(letter);
    from = at + 1;
  }
  return latin + normal.slice(from);
}

/** Every run of a letter as one: for words that were drawn out ("stoooop"). */
export function squeezed(normal: string): string {
  let seen = 0;
  let short = '';
  let from = 0;
  for (let at = 1; at < normal.length; at += 1) {
    const bits = bitsOf(normal.charCodeAt(at));
    seen |= bits;
    if ((bits & sign.letter) === 0 || normal.charCodeAt(at) !== normal.charCodeAt(at - 1)) continue;
    short += normal.slice(from, at);
    from = at + 1;
  }
  return (seen & sign.half) === 0 ? short + normal.slice(from) : normal.replace(/(\p{L})\1+/gu, '$1');
}
