// A full stop where one is missing, and nowhere else.

import { expect, it } from 'vitest';
import { sentence } from './sentence.ts';

it.each([
  ['Assent made a mistake', 'Assent made a mistake.'],
  ['Meta cannot be reached. ', 'Meta cannot be reached.'],
  ['Is it there?', 'Is it there?'],
  ['هل هو هناك؟', 'هل هو هناك؟'],
  ['لم ينجح هذا', 'لم ينجح هذا.'],
  ['It says “no.”', 'It says “no.”'],
  ['', ''],
])('%s', (words, said) => {
  expect(sentence(words)).toBe(said);
});
