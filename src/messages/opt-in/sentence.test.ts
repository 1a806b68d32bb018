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

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
const chances = Array.from({ length: 60 }, (_, at) => createHash('sha256').update(`chance ${at}`).digest());
const tokens = chances.map(chance => chance.subarray(0, 16).toString('base64url'));

test.each(languages)('in %s it is never taken for a stop', language => {
  for (const [at, token] of tokens.entries()) {
    const business = ['Morgenrot Bakery', 'Casa Verde', 'Nordwind', 'Bella Vista'][at % 4] ?? '';
    const meaning = recognise(sentenceOf({ language, business, titles: ['WhatsApp News'], token }));
    expect([meaning, ...meaning.others].map(one => one.kind)).not.toContain('withdrawal');
  }
});

test.each(languages)('in %s nothing of it is left to be read, whatever the business is called', language => {
  const shops = ['Stoppel & Sohn', 'La Baja', 'Ende gut', 'STOP', 'Unsubscribe me'];
  for (const [at, token] of tokens.entries()) {
    const business = shops[at % shops.length] ?? '';
    const titles = [['offers, about once a week'], ['Angebote', 'baja'], ['stop all']][at % 3] ?? [];
    expect(withoutSentence(sentenceOf({ language, business, titles, token }))).toBe('');
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
