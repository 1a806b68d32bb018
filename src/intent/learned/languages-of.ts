// In which languages a text is to be read: by its script where that says it, else by what was learned of each language.

import { findLanguageFeatures } from '../features.ts';
import { bitsIn, sign } from '../signs.ts';
import { softmax } from './classifier.ts';
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
const scoreReach = 2;
/** Scores this near each other may be one probability. */
const scoreNear = 1e-6;

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

/** The likeliest language and, if it is likely enough, the next one; from the scores where these leave no doubt. */
function likeliest({ language }: Pick<Trained, 'language'>, normal: string): number[] {
  const { list, length } = findLanguageFeatures(normal);
  const scores = language.scores(list, length);
  const first = bestOf(scores, -1);
  const behind = (scores[first] ?? 0) - (scores[bestOf(scores, first)] ?? 0);
  if (behind > scoreReach) return [first];
  const likely = softmax(scores);
  const best = behind < scoreNear ? bestOf(likely, -1) : first;
  const other = bestOf(likely, best);
  return (likely[other] ?? 0) >= likelyMin ? [best, other] : [best];
}

function bestOf(likely: Float64Array, except: number): number {
  let best = except === 0 ? 1 : 0;
  for (let at = 0; at < likely.length; at += 1) {
    if (at !== except && (likely[at] ?? 0) > (likely[best] ?? 0)) best = at;
  }
  return best;
}
