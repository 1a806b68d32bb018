// In which languages a text is to be read: by its script where that says it, else by what was learned of each language.

import { findLanguageFeatures } from '../features.ts';
import { bitsIn, sign } from '../signs.ts';
import type { Trained } from './trained.ts';

/** Scripts that one of our languages has for itself. */
const byScript: readonly (readonly [number, RegExp, string])[] = [
  [sign.hangul, /\p{Script=Hangul}/u, 'ko'],
  [sign.kana, /[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [sign.han, /\p{Script=Han}/u, 'zh'],
  [sign.thai, /\p{Script=Thai}/u, 'th'],
  [sign.greek, /\p{Script=Greek}/u, 'el'],
  [sign.hebrew, /\p{Script=Hebrew}/u, 'he'],
  [sign.bengali, /\p{Script=Bengali}/u, 'bn'],
  [sign.devanagari, /\p{Script=Devanagari}/u, 'hi'],
];
const anyScript = byScript.reduce<number>((all, [bit]) => all | bit, sign.half);
/** A second language this likely is read as well. */
const likelyMin = 0.15;
/** So far behind the likeliest (by the score), a language is less likely than that, whatever the others are. */
const scoreReach = Math.log((1 - likelyMin) / likelyMin);
/** What is so far behind adds nothing that counts to the sum of all. */
const scoreEnd = 18;

/** The most likely languages of a normalised text, the likeliest first. `known`: what is known of the person. */
export function languagesOf(trained: Pick<Trained, 'language'>, normal: string, known: readonly string[]): string[] {
  const script = scriptOf(normal);
  if (script !== undefined) return [script];
  const { labels } = trained.language;
  const languages = likeliest(trained, normal).map(place => labels[place] ?? '');
  const more = known.find(one => labels.includes(one) && !languages.includes(one));
  return more === undefined ? languages : [languages[0] ?? more, more];
}

function scriptOf(normal: string): string | undefined {
  const bits = bitsIn(normal);
  if ((bits & anyScript) === 0) return undefined;
  const isHalved = (bits & sign.half) !== 0;
  return byScript.find(([bit, signs]) => (bits & bit) !== 0 || (isHalved && signs.test(normal)))?.[2];
}

/** The likeliest language and, if it is likely enough, the next one. */
function likeliest({ language }: Pick<Trained, 'language'>, normal: string): number[] {
  const { list, length } = findLanguageFeatures(normal);
  const scores = language.scores(list, length);
  const first = bestOf(scores, -1);
  const other = bestOf(scores, first);
  const most = scores[first] ?? 0;
  const behind = most - (scores[other] ?? 0);
  if (behind > scoreReach) return [first];
  let all = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at]! - most; // below the length
    if (score > -scoreEnd) all += Math.exp(score);
  }
  return Math.exp(-behind) / all >= likelyMin ? [first, other] : [first];
}

function bestOf(scores: Float64Array, except: number): number {
  let best = except === 0 ? 1 : 0;
  for (let at = best + 1; at < scores.length; at += 1) {
    if (at !== except && scores[at]! > scores[best]!) best = at; // below the length
  }
  return best;
}
