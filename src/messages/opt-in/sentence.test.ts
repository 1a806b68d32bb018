// The sentence names business and purposes, and its token is found again however the person's phone wraps it.

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { recognise } from '../../intent/intent.ts';
import { sentenceOf, tokensIn, withoutSentence } from './sentence.ts';

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

test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'])('in %s it is never taken for a stop', language => {
  const chances = Array.from({ length: 60 }, (_, at) => createHash('sha256').update(`${language} ${at}`).digest());
  const shops = ['Morgenrot Bakery', 'Stoppel & Sohn', 'La Baja', 'Ende gut'];
  const titles = [['offers, about once a week'], ['news of your order'], ['Angebote', 'Neuheiten'], ['ofertas']];
  for (const [at, chance] of chances.entries()) {
    const chanceToken = chance.subarray(0, 16).toString('base64url');
    const business = shops[at % shops.length] ?? '';
    const sentence = sentenceOf({ language, business, titles: titles[at % titles.length] ?? [], token: chanceToken });
    const meaning = recognise(sentence);
    const kinds = [meaning, ...meaning.others].map(one => one.kind);
    expect([sentence, ...kinds]).not.toContain('withdrawal');
  }
});

test('what is written beside the sentence is left, and a text without it stays', () => {
  const token = 'abcdefghijklmnopqrstuv';
  const sentence = sentenceOf({ language: 'de', business: 'Morgenrot', titles: ['Angebote'], token });
  expect(withoutSentence(sentence)).toBe('');
  expect(withoutSentence(`Hallo! ${sentence} Und bitte keine SMS.`)).toBe('Hallo!   Und bitte keine SMS.');
  expect(withoutSentence(`${token} STOP`)).toBe(`${token} STOP`);
  expect(withoutSentence('STOP')).toBe('STOP');
});
