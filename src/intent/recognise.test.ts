// Keywords in every disguise are seen; ordinary talk is left alone.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';

describe('a withdrawal by keyword', () => {
  test.each([
    'STOP',
    'stop',
    ' Stop! ',
    's.t.o.p',
    's t o p',
    'STOPPP',
    'ＳＴＯＰ',
    'Stop please',
    'please stop now',
    'stop stop',
    'quit',
    'END',
    'revoke',
    'opt out',
    'Opt-Out',
    'optout',
    'cancel',
    'Unsubscribe',
    'unsubscribe me please',
    '🛑',
    'Stop promotions',
    'S\u200bTOP',
  ])('%j stops', text => {
    expect(recognise(text).kind).toBe('withdrawal');
  });

  test('STOP ALL covers everything', () => {
    expect(recognise('Stop all').scope).toBe('all');
  });
});

describe('what is not a withdrawal', () => {
  test.each([
    'does the bus stop near your shop?',
    'can you cancel my order 4711?',
    "don't stop, this is great",
    'non-stop flight?',
    'when does the sale end?',
    'yes',
    'ok',
    '',
    '👍',
  ])('%j is talk', text => {
    expect(recognise(text).kind).toBe('talk');
  });
});

test('START resumes and HELP asks for help', () => {
  expect(recognise('Start').kind).toBe('resume');
  expect(recognise('help!').kind).toBe('help');
});

test('any text gets an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => recognise(text).kind.length > 0));
});
