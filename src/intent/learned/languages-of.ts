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
/** A language this likely is read as well. */
const likelyMin = 0.15;
const readMax = 2;

/** The most likely languages of a normalised text, the likeliest first. `known`: what is known of the person. */
export function languagesOf(trained: Pick<Trained, 'language'>, normal: string, known: readonly string[]): string[] {
  const script = ascii.test(normal) ? undefined : byScript.find(([signs]) => signs.test(normal));
  if (script !== undefined) return [script[1]];
  const { labels, probabilities } = trained.language;
  const likely = probabilities(languageFeaturesOf(normal));
  const best = likely.indexOf(Math.max(...likely));
  const others = [...labels.keys()]
    .filter(at => at !== best && ((likely[at] ?? 0) >= likelyMin || known.includes(labels[at] ?? '')))
    .sort((one, other) => (likely[other] ?? 0) - (likely[one] ?? 0));
  return [best, ...others].slice(0, readMax).map(at => labels[at] ?? '');
}
