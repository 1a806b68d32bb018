// What confirms a request names it and its day; the question is one, neutral, with two buttons; all of it stays short.

import { describe, expect, test } from 'vitest';
import { answerLanguages, answerTextMax, buttonTitleMax } from './answer-texts.ts';
import { doubtText, requestText } from './rights-texts.ts';
import type { RightKind } from './types.ts';

const longName = 'Bäckerei Morgenrot & Töchter Gesellschaft mit beschränkter Haftung Berlin';
const kinds: readonly RightKind[] = [
  'access',
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'portability',
  'complaint',
];
const say = { business: longName, dueMs: Date.parse('2026-04-10T22:00:00Z'), zone: 'Europe/Berlin', waits: true };

describe.each(answerLanguages)('in %s', language => {
  test('a request is confirmed with its kind and the day, in few words, however many are asked for', () => {
    const seen = new Set(kinds.map(kind => requestText(language, { ...say, kinds: [kind] })));
    expect(seen.size).toBe(kinds.length);
    for (const text of [...seen, ...kinds.map(kind => requestText(language, { ...say, kinds: [kind, ...kinds] }))]) {
      expect(text.length).toBeLessThanOrEqual(answerTextMax);
      expect(text).toContain('Bäckerei Morgenrot');
      expect(text).toMatch(/\b10\b.*2026/);
    }
  });

  test('that offers wait is said only where they do', () => {
    const told = (waits: boolean) => requestText(language, { ...say, kinds: ['access'], waits });
    expect(told(true).startsWith(told(false))).toBe(true);
    expect(told(true)).not.toBe(told(false));
  });

  test('the question is short, and its buttons fit on a phone', () => {
    const { text, stop, goOn } = doubtText(language, longName);
    expect(text.length).toBeLessThanOrEqual(answerTextMax);
    expect(text.match(/\?/g)).toHaveLength(1);
    expect(text).toContain('Bäckerei Morgenrot');
    for (const title of [stop, goOn]) expect(title.length).toBeLessThanOrEqual(buttonTitleMax);
    expect(stop).not.toBe(goOn);
  });
});

test('in a language without words, English', () => {
  expect(requestText('xx', { ...say, kinds: ['erasure'] })).toBe(
    'We have noted your request (deleting your data). Bäckerei Morgenrot & Töchter Gesellschaft mit beschränkter … answers by 10 April 2026, free of charge. Meanwhile you get no offers.',
  );
});
