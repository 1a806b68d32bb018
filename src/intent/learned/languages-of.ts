// In which languages a text is to be read: by its script where that says it, else by what was learned of each language.

import { languageFeaturesOf } from '../features.ts';
import type { Trained } from './trained.ts';

/** Scripts that one of our languages has for itself. */
const byScript: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Devanagari}/u, 'hi'],
];
const ascii = /^[\0-\x7f]*$/;
/** A second language this likely is read as well. */
const likelyMin = 0.15;

/** The most likely languages of a normalised text, the likeliest first. `known`: what is known of the person. */
export function languagesOf(trained: Pick<Trained, 'language'>, normal: string, known: readonly string[]): string[] {
  const script = ascii.test(normal) ? undefined : byScript.find(([signs]) => signs.test(normal));
  if (script !== undefined) return [script[1]];
  const { labels, probabilities } = trained.language;
  const likely = probabilities(languageFeaturesOf(normal));
  const best = bestOf(likely, -1);
  const other = bestOf(likely, best);
  const languages = [labels[best] ?? ''];
  if ((likely[other] ?? 0) >= likelyMin) languages.push(labels[other] ?? '');
  const more = known.find(one => labels.includes(one) && !languages.includes(one));
  return more === undefined ? languages : [languages[0] ?? more, more];
}

function bestOf(likely: Float64Array, except: number): number {
  let best = except === 0 ? 1 : 0;
  for (let at = 0; at < likely.length; at += 1) {
    if (at !== except && (likely[at] ?? 0) > (likely[best] ?? 0)) best = at;
  }
  return best;
}
