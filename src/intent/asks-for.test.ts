// What a text asks for that WhatsApp forbids: found in every language of the corpus and rarely where nobody asks; warnings,
// other places and parts of a number are no request; the words lie in the text; data alone adds a language; time is bounded.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../training/corpus.ts';
import type { AskWords } from './asks/ask-words.ts';
import { asks } from './asks/asks.ts';
import { createAsksFor } from './asks-for.ts';
import { asksFor } from './intent.ts';
import { trained } from './learned/trained.ts';

const foundMin = 0.95;
const falseMax = 0.05;
const kindsIn = (text: string, language: string | null = null) => asksFor(text, { language }).map(one => one.kind);

describe('the corpus that the words were made with', () => {
  const lines = Map.groupBy(readCorpus('asks', 'train'), line => line.language);

  test('has lines of every language of the lists', () => {
    expect([...lines.keys()].sort()).toEqual(asks.map(one => one.language).sort());
    for (const mine of lines.values()) {
      expect(mine.filter(line => line.label === 'none').length).toBeGreaterThanOrEqual(60);
      expect(mine.filter(line => line.label !== 'none').length).toBeGreaterThanOrEqual(40);
    }
  });

  test.each([...lines.keys()])('%s is read, whether its language is known or not', language => {
    for (const known of [language, null]) {
      const read = (lines.get(language) ?? []).map(line => ({ line, kinds: kindsIn(line.text, known) }));
      const asking = read.filter(one => one.line.label !== 'none');
      const others = read.filter(one => one.line.label === 'none');
      const missed = asking.filter(one => !one.kinds.some(kind => kind === one.line.label)).map(one => one.line.text);
      const alarms = others.filter(one => one.kinds.length > 0).map(one => one.line.text);
      expect(missed.length / asking.length, missed.join('\n')).toBeLessThanOrEqual(1 - foundMin);
      expect(alarms.length / others.length, alarms.join('\n')).toBeLessThanOrEqual(falseMax);
    }
  });
});

describe('a request', () => {
  test('comes with its words and their places', () => {
    const text = 'Hello Anna! To hold the room, please send us your card number. Thank you.';
    expect(asksFor(text)).toEqual([
      { kind: 'payment_card', words: 'please send us your card number', start: 30, end: 61 },
    ]);
  });

  test.each([
    ['Please send us:\n- your name\n- your IBAN\n- a photo of your passport', ['bank_account', 'identity_document']],
    ['Please provide:\n1. Full name\n2. Passport number', ['national_id']],
    ['Never share your PIN. To check, please send us your card number.', ['payment_card']],
    ['Don’t forget to send us a copy of your passport.', ['identity_document']],
    ['Please send us your c\u200bard num\u200bber', ['payment_card']],
    ['ＰＬＥＡＳＥ ＳＥＮＤ ＵＳ ＹＯＵＲ ＩＢＡＮ', ['bank_account']],
    ['SENDEN SIE UNS BITTE IHRE KARTENNUMMER', ['payment_card']],
  ])('%j asks', (text, kinds) => {
    expect(kindsIn(text)).toEqual(kinds);
  });

  test.each([
    'pay by card on delivery',
    'your card was charged',
    'the last four digits of your card',
    'refund goes to your bank account',
    'bring your ID to the appointment',
    'we never ask for your PIN',
    'here is our IBAN',
    'your passport is ready for pick-up',
    'Which phone number is yours?',
    'Please upload your ID here: https://example.com/id',
    'Please do not send your card number here.',
    'Bitte Ihre Kartennummer aus Gründen der Sicherheit keinesfalls senden.',
    'Please tell us when your passport expires.',
    '',
    ' 👍 ',
  ])('is not made by %j', text => {
    expect(asksFor(text)).toEqual([]);
  });
});

test('a language is added by data alone', () => {
  const elvish: AskWords = {
    language: 'sjn',
    secrets: {
      payment_card: ['celeb cenedril'],
      bank_account: ['mirian*'],
      national_id: ['gwain'],
      identity_document: ['parf'],
    },
    harmless: ['methed celeb cenedril'],
    requests: { give: ['^anno', 'nin anno'], tell: ['pedo'] },
    please: ['im iest'],
    elsewhere: ['vi ost'],
    never: ['ú'],
  };
  const read = createAsksFor([...asks, elvish], trained);
  expect(read('Anno nin i celeb cenedril')).toMatchObject([{ kind: 'payment_card', start: 0, end: 25 }]);
  expect(read('Pedo i mirianath')).toMatchObject([{ kind: 'bank_account' }]);
  expect(read('Pedo i parf')).toEqual([]);
  expect(read('Celeb cenedril, im iest')).toMatchObject([{ kind: 'payment_card' }]);
  for (const text of ['Ú anno nin i parf', 'Anno i parf vi ost', 'Anno methed celeb cenedril'])
    expect(read(text)).toEqual([]);
  expect(asksFor('Anno nin i celeb cenedril')).toEqual([]);
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'please ',
      'send us ',
      'your ',
      'card number',
      'IBAN',
      '. ',
      '\n',
      '请提供',
      '身份证',
      'İß',
      '😀',
      'ﬁ½',
      '\u200b',
      'e\u0301',
    ],
    ...['bitte ', 'Kartennummer ', '送ってください', 'カード番号', '카드번호', ' ', ', ', 'not ', '\ud800'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 300 }).map(parts => parts.join('')),
  );

  test('gives the same answer twice, with words that lie in the text and in its order', () => {
    fc.assert(
      fc.property(texts, text => {
        const asked = asksFor(text);
        expect(asksFor(text)).toEqual(asked);
        let from = 0;
        for (const { words, start, end } of asked) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = start;
        }
      }),
      { seed: 20_261_126, numRuns: 300 },
    );
  });

  test.each([
    ...[
      'a',
      '卡号',
      '😀',
      '.',
      'e\u0301',
      '\u200b',
      'İ',
      'x.',
      'pin\n',
      'pin, ',
      'pin?\n',
      '\ud800',
      '1. ',
      '- \n',
      'a@',
    ],
    ...['send us your pin ', 'never send pin. ', 'رقم بطاقتك ', 'कार्ड नंबर ', 'カード番号', 'bitte ihre karte und '],
  ])('64 KB of %j take a moment', junk => {
    const text = junk.repeat(Math.ceil(65_536 / junk.length)).slice(0, 65_536);
    const began = performance.now();
    asksFor(text);
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});
