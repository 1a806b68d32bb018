// Keywords in every disguise, people's own words, and ordinary talk; data alone adds a language; no input takes long.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from './intent.ts';
import type { LanguageWords } from './language-words.ts';
import { languages, universal } from './languages.ts';
import { trained } from './learned/trained.ts';
import type { Context } from './meaning.ts';
import { createRecogniser } from './recognise.ts';

const november = Date.UTC(2026, 10, 26);
const kinds = (text: string, context: Context = {}) => {
  const meaning = recognise(text, context);
  return [meaning, ...meaning.others].map(one => one.kind);
};

describe('a keyword', () => {
  test.each([
    'STOP',
    ' Stop! ',
    's.t.o.p',
    's t o p',
    'STOPPP',
    'stoooop',
    'ＳＴＯＰ',
    'ЅТОР',
    'st0p',
    'Stop please',
    'stop stop',
    'nej tak tak',
    'quit',
    'Opt-Out',
    'cancel',
    'Unsubscribe',
    'unsubscribe me please',
    '🛑',
    'Stop promotions',
    'S\u200bTOP',
    'Abmelden!',
    'KÜNDIGEN',
    'désabonnement',
    'Baja',
    'cancelar suscripción',
    'إلغاء الاشتراك',
    'बंद करो',
    '退订',
    '配信停止',
    '수신거부',
    'отписаться',
    'iptal lütfen',
    'arrêt s’il vous plaît',
  ])('%j stops at once', text => {
    expect(recognise(text)).toMatchObject({ kind: 'withdrawal', certainty: 'certain' });
  });

  test('STOP ALL covers everything', () => {
    expect(recognise('Stop all')).toMatchObject({ kind: 'withdrawal', scope: { of: 'all' }, tier: 'T1' });
    expect(recognise('Alles stoppen').scope).toEqual({ of: 'all' });
  });

  test('that may be meant for an order says so', () => {
    expect(recognise('cancel').doubleMeaning).toBe(true);
    expect(recognise('stop').doubleMeaning).toBe(false);
  });

  test('of one language alone counts where that language is likely, asks where it answers an offer, and is talk else', () => {
    expect(kinds('fine')).toEqual(['talk']);
    expect(recognise('fine', { language: 'it' })).toMatchObject({ kind: 'withdrawal', certainty: 'certain' });
    expect(recognise('fine', { countries: ['IT'] }).kind).toBe('withdrawal');
    expect(recognise('fine', { promptLanguage: 'it' }).kind).toBe('withdrawal');
    expect(recognise('fine', { answersMarketing: true })).toMatchObject({ kind: 'withdrawal', certainty: 'ambiguous' });
    for (const text of ['acha', 'red', 'peru', 'date', 'band'])
      expect(kinds(text, { language: 'en' })).toEqual(['talk']);
  });

  test('beside the name of the business is still the keyword', () => {
    expect(recognise('stop Morgenrot', { brands: ['Morgenrot Bakery'] })).toMatchObject({
      kind: 'withdrawal',
      tier: 'T1',
    });
  });

  test('with a slip of the finger is a stop, or gives cause to ask', () => {
    for (const text of ['unsubscibe', 'abmleden', 'desabonement']) expect(kinds(text)[0]).toBe('withdrawal');
    expect(recognise('stpo', { answersMarketing: true }).kind).toBe('withdrawal');
    expect(kinds('shop')).toEqual(['talk']);
  });

  test('START resumes and HELP asks for help; a word of rights opens a request', () => {
    expect(recognise('Start')).toMatchObject({ kind: 'resume', tier: 'T1' });
    expect(recognise('anmelden').kind).toBe('resume');
    expect(recognise('help!').kind).toBe('help');
    expect(recognise('mis datos')).toMatchObject({ kind: 'access', tier: 'T5' });
    expect(recognise('Meine Daten löschen')).toMatchObject({ kind: 'erasure', tier: 'T5' });
  });
});

describe('people’s own words', () => {
  const known = languages.flatMap(list => (list.stopPhrases ?? []).map(text => [list.language ?? '', text] as const));

  test.each(known)('%s: %j stops', (_, text) => {
    expect(kinds(text)).toContain('withdrawal');
  });

  test('a stop that stands among other sentences is found', () => {
    expect(kinds('Hi, I was at your shop last week. It was nice. Take me off your list. Bye')).toContain('withdrawal');
  });

  test('two meanings come as a list', () => {
    expect(kinds('Delete all my data. And stop writing to me!')).toEqual(
      expect.arrayContaining(['erasure', 'withdrawal']),
    );
  });

  test.each([
    ['stop the promos but keep me posted on my order', { of: 'topic', keeps: 'orders' }],
    ['no sms, whatsapp is fine', { of: 'channel', channel: 'sms' }],
    ['only by email please', { of: 'channel', channel: 'whatsapp' }],
    ['Bitte nur noch per E-Mail', { of: 'channel', channel: 'whatsapp' }],
    ['not every day please, once a month is ok', { of: 'frequency', per: 'month', times: 1 }],
    ['pause until january', { of: 'until', on: '2027-01-01' }],
  ])('%j stops a part', (text, scope) => {
    expect(recognise(text, { atMs: november })).toMatchObject({ kind: 'withdrawal', tier: 'T4', scope });
  });

  test('anger in answer to an offer gives cause to ask, and elsewhere none', () => {
    expect(recognise('👎', { answersMarketing: true })).toMatchObject({ kind: 'withdrawal', certainty: 'ambiguous' });
    expect(kinds('👎')).toEqual(['talk']);
  });

  test('a wish to resume in other words is never certain: it lifts nothing', () => {
    for (const text of [
      'please send me your offers again',
      'sign me up again',
      'ich will wieder Nachrichten bekommen',
    ]) {
      for (const meaning of [recognise(text), ...recognise(text).others]) {
        if (meaning.kind === 'resume') expect(meaning.certainty).toBe('ambiguous');
      }
    }
  });
});

describe('talk', () => {
  test.each([
    'does the bus stop near your shop?',
    'Hello, cake number 0',
    'I am number 23',
    'can you cancel my order 4711?',
    'when does the sale end?',
    "don't stop, this is great",
    'non-stop flight?',
    'please stop by tomorrow',
    'quiero cancelar mi pedido',
    'es para mi madre',
    'la talla alta',
    'an welcher haltestelle steige ich aus?',
    'bitte bestellung stornieren',
    'wann ist ende der aktion?',
    'je veux annuler ma commande',
    'à la fin du mois',
    'baja el volumen',
    "don't stop the offers",
    'cancel my order',
    'para mañana',
    'abi ne zaman gelir?',
    'yes',
    'ok',
    '',
    '👍',
    'x',
    'a b',
    'Qm9vLWZhci1iYXotcXV4LTEy',
    'https://shop.example/stop?unsubscribe=no',
  ])('%j stops nothing', text => {
    expect(kinds(text)).not.toContain('withdrawal');
  });
});

test('a language is added by data alone', () => {
  const elvish: LanguageWords = {
    language: 'sjn',
    countries: ['NZ'],
    stop: ['daro', 'avo'],
    resume: ['heria'],
    help: ['tulo'],
    access: ['ista nin'],
    erasure: ['gwanno ista nin'],
    localOnly: ['avo'],
    polite: ['im'],
    stopPhrases: ['ú-moe linnathon'],
  };
  const hear = createRecogniser([universal, ...languages, elvish], trained);
  expect(hear('DARO!')).toMatchObject({ kind: 'withdrawal', language: 'sjn', tier: 'T1' });
  expect(hear('daro im').kind).toBe('withdrawal');
  expect(hear('avo', { countries: ['NZ'] }).kind).toBe('withdrawal');
  expect(hear('avo').kind).toBe('talk');
  expect(hear('Ú-moe linnathon.')).toMatchObject({ kind: 'withdrawal', tier: 'T2' });
  expect(hear('gwanno ista nin').kind).toBe('erasure');
  expect(recognise('daro').kind).toBe('talk');
});

test('any text gets an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => recognise(text).kind.length > 0));
});

test.each([
  ['one word again and again', 'stop it '.repeat(8_192)],
  ['sentences without an end', 'a.'.repeat(32_768)],
  ['accents on accents', 'a\u0301\u0301'.repeat(21_000)],
  ['signs that nothing parts', '停'.repeat(65_536)],
  ['spaces and letters', 'a '.repeat(32_768)],
  ['digits', '1'.repeat(65_536)],
  ['broken signs', '\ud800'.repeat(65_536)],
])(
  '64 KB of %s are read in a moment',
  (_, text) => {
    expect(recognise(text).kind.length).toBeGreaterThan(0);
  },
  5_000,
);
