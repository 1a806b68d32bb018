// Which words of a text made a judgement: those whose traits speak loudest for it.

import type { Classifier } from './learned/classifier.ts';
import type { Reading } from './reading.ts';
import { isUnparted } from './signs.ts';
import { type Ideas, visitTraits } from './traits.ts';

export type Evidence = { readonly text: string; readonly start: number; readonly end: number };

type Unit = { readonly start: number; readonly end: number; readonly pull: number };

/** Words that pull at least this share of what the strongest pulls count too. */
const shareMin = 0.45;
const spansMax = 5;
/** A trait that speaks of more signs than this speaks of two things that stand apart. */
const longStretch = 12;

/** The words, in the order of the text, with their places in it; at least one if the text holds a word. */
export function evidenceIn(
  text: string,
  reading: Reading,
  with_: { ideas: Ideas; languages: readonly string[]; classifiers: readonly Classifier[] },
): Evidence[] {
  const units = unitsOf(reading, pullsOf(reading, with_));
  const most = Math.max(...units.map(unit => unit.pull));
  const strong = units.filter(unit => unit.pull >= (most > 0 ? most * shareMin : most));
  const kept = new Set(strong.toSorted((one, other) => other.pull - one.pull).slice(0, spansMax * 2));
  const spans: { start: number; end: number }[] = [];
  for (const unit of strong.filter(one => kept.has(one))) {
    const last = spans.at(-1);
    if (last !== undefined && /^[\s,'’-]*$/u.test(text.slice(last.end, unit.start))) last.end = unit.end;
    else spans.push({ start: unit.start, end: unit.end });
  }
  return spans.slice(0, spansMax).map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

/** What each sign of the normal text contributes. */
function pullsOf(
  reading: Reading,
  with_: { ideas: Ideas; languages: readonly string[]; classifiers: readonly Classifier[] },
): Float64Array {
  const pulls = new Float64Array(reading.normal.length + 1);
  visitTraits(reading, with_, (trait, from, to) => {
    const pull = with_.classifiers.reduce((sum, one) => sum + one.pull(trait, 0), 0);
    const end = Math.min(pulls.length, Math.max(to, from + 1));
    if (end - from <= longStretch) return spread(pulls, pull, { from, end });
    // Only the two ends of a long stretch are meant: what stands between belongs to others.
    spread(pulls, pull / 2, { from, end: from + 2 });
    spread(pulls, pull / 2, { from: end - 2, end });
  });
  return pulls;
}

function spread(pulls: Float64Array, pull: number, over: { from: number; end: number }): void {
  const share = pull / (over.end - over.from);
  for (let at = over.from; at < over.end; at += 1) pulls[at] = (pulls[at] ?? 0) + share;
}

/** Words with what they pull; in a word without spaces every two signs are one. */
function unitsOf({ normal, words }: Reading, pulls: Float64Array): Unit[] {
  return words.flatMap(({ start, end, sign, length }) => {
    const isRun = isUnparted(normal, sign, sign + length) && length === end - start;
    const step = isRun ? 2 : length;
    const units: Unit[] = [];
    for (let at = 0; at < length; at += step) {
      const part = Math.min(step, length - at);
      const pull = pulls.subarray(sign + at, sign + at + part).reduce((sum, one) => sum + one, 0);
      units.push({ start: isRun ? start + at : start, end: isRun ? start + at + part : end, pull });
    }
    return units;
  });
}
