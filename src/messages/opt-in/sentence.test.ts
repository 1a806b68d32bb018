// The sentence names business and purposes, and its token is found again however the person's phone wraps it.

import { expect, test } from 'vitest';
import { sentenceOf, tokensIn } from './sentence.ts';

const token = 'Ab-_0123456789abcdefGH';

test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'xx'])('in %s the token comes back', language => {
  const sentence = sentenceOf({ language, business: 'Morgenrot', titles: ['offers', 'news'], token });
  expect(sentence).toContain('Morgenrot');
  expect(sentence).toContain('offers, news');
  expect(tokensIn(sentence)).toEqual([token]);
  expect(tokensIn(`hello!\n${sentence}\nthanks`)).toEqual([token]);
});

test('a longer or shorter run of letters is no token, nor is an essay searched', () => {
  expect(tokensIn(`${token}x`)).toEqual([]);
  expect(tokensIn(token.slice(1))).toEqual([]);
  expect(tokensIn(`${'word '.repeat(400)}${token}`)).toEqual([]);
  expect(tokensIn(null)).toEqual([]);
});

test('at most three are looked up', () => {
  expect(tokensIn(`${token} ${token} ${token} ${token}`)).toHaveLength(3);
});
