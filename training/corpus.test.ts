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

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size > 2 * other.size || other.size > 2 * one.size) return 0;
  let both = 0;
  for (const run of one) if (other.has(run)) both += 1;
  return both / (one.size + other.size - both);
}

const byLanguage = (lines: readonly Line[]) => Map.groupBy(lines, line => line.language);

test.each(['inbound', 'outbound'] as const)(
  '%s: no line of the test split is a near copy of a line learned from',
  part => {
    const learned = byLanguage(readCorpus(part, 'train'));
    const near: string[] = [];
    for (const [language, lines] of byLanguage(readCorpus(part, 'test'))) {
      const known = (learned.get(language) ?? []).map(runsOf);
      for (const line of lines) {
        const runs = runsOf(line);
        if (known.some(one => likeness(runs, one) > nearMax)) near.push(`${language}: ${line.text}`);
      }
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
