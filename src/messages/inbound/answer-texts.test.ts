// The answers stay short and neutral, and name the way out.

import { describe, expect, test } from 'vitest';
import { optOutTold } from '../../channels/whatsapp/whatsapp.ts';
import {
  type AnswerKind,
  answerLanguages,
  answerText,
  answerTextMax,
  buttonTitleMax,
  keepOrdersTitle,
} from './answer-texts.ts';

const longName = 'Bäckerei Morgenrot & Töchter Gesellschaft mit beschränkter Haftung Berlin';

const kinds: readonly AnswerKind[] = [
  'withdrawal',
  'withdrawal-all',
  'withdrawal-whatsapp',
  'withdrawal-sms',
  'withdrawal-email',
  'withdrawal-call',
  'resume',
  'help',
  'kept-orders',
  'opted-in',
];

describe.each(answerLanguages)('in %s', language => {
  test('each answer is short, names the business and says what can be done', () => {
    for (const kind of kinds) {
      const text = answerText(language, kind, longName);
      expect(text.length).toBeLessThanOrEqual(answerTextMax);
      expect(text).toContain('Bäckerei Morgenrot');
      expect(text.includes('START') || optOutTold(text)).toBe(true);
    }
  });

  test('the button fits on a phone', () => {
    expect(keepOrdersTitle(language).length).toBeLessThanOrEqual(buttonTitleMax);
  });
});

test('an unknown language is answered in English', () => {
  expect(answerText('xx', 'help', 'Bakery')).toBe(answerText('en', 'help', 'Bakery'));
});
