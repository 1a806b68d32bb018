// The corpus keeps its promise: known labels, and no line of the test split that the training split nearly holds too.

import { expect, test } from 'vitest';
import { learnedLabels } from '../src/intent/learned/meanings.ts';
import { outboundLabels } from '../src/intent/outbound-labels.ts';
import { type Line, readCorpus } from './corpus.ts';

const nearMax = 0.6;
const languagesMin = 25;
const outboundLanguagesMin = 20;

/** The runs of four letters of a text. */
function runsOf({ text }: Line): ReadonlySet<string> {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return new Set(Array.from({ length: Math.max(1, plain.length - 3) }, (_, at) => plain.slice(at, at + 4)));
}

/** Finds whether one of the lines shares so many runs with a text that it is nearly the same. */
function nearFinder(lines: readonly Line[]): (line: Line) => boolean {
  const known = lines.map(runsOf);
  const byRun = new Map<string, number[]>();
  for (const [at, runs] of known.entries()) {
    for (const run of runs) {
      const places = byRun.get(run);
      if (places === undefined) byRun.set(run, [at]);
      else places.push(at);
    }
  }
  return line => {
    const runs = runsOf(line);
    const shared = new Map<number, number>();
    for (const run of runs) for (const at of byRun.get(run) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return [...shared].some(([at, both]) => both / (runs.size + (known[at]?.size ?? 0) - both) > nearMax);
  };
}

const byLanguage = (lines: readonly Line[]) => Map.groupBy(lines, line => line.language);

test.each(['inbound', 'outbound', 'asks'] as const)(
  '%s: no line of the test split is a near copy of a line learned from',
  part => {
    const learned = byLanguage(readCorpus(part, 'train'));
    const near: string[] = [];
    for (const [language, lines] of byLanguage(readCorpus(part, 'test'))) {
      const isNear = nearFinder(learned.get(language) ?? []);
      for (const line of lines) if (isNear(line)) near.push(`${language}: ${line.text}`);
    }
    expect(near).toEqual([]);
  },
);

test('every line has a label that is known, and the languages are many', () => {
  const lines = [...readCorpus('inbound', 'train'), ...readCorpus('inbound', 'test')];
  const known: readonly string[] = learnedLabels;
  expect(lines.filter(line => !known.includes(line.label))).toEqual([]);
  expect(byLanguage(lines).size).toBeGreaterThanOrEqual(languagesMin);
  const talk = lines.filter(line => line.label === 'talk').length;
  expect(talk / lines.length).toBeGreaterThan(0.3);
});

test('lines that go out have the three classes, in many languages', () => {
  const lines = [...readCorpus('outbound', 'train'), ...readCorpus('outbound', 'test')];
  const known: readonly string[] = outboundLabels;
  expect(lines.filter(line => !known.includes(line.label) || line.text.trim() === '')).toEqual([]);
  for (const mine of byLanguage(lines).values()) expect(new Set(mine.map(line => line.label)).size).toBe(3);
  expect(byLanguage(lines).size).toBeGreaterThanOrEqual(outboundLanguagesMin);
});
