// In every language the question says who asks, for what, and by which word it ends, and that word is understood.

import { describe, expect, it } from 'vitest';
import { recognise } from '../../intent/intent.ts';
import { questionLanguage, questionLanguages, questionText } from './question-texts.ts';

const about = { business: 'Morgenrot', title: 'Angebote', description: 'Once a week, about bread.' };
/** What an answer button of WhatsApp takes. */
const buttonLengthMax = 20;

describe.each(questionLanguages)('in %s', language => {
  const { text, yes, no } = questionText(language, about);

  it('names the business, WhatsApp, the purpose and what it says of itself', () => {
    expect(text).toContain('Morgenrot');
    expect(text).toMatch(/WhatsApp|واتساب/);
    expect(text).toContain('Angebote');
    expect(text).toContain('\nOnce a week, about bread.\n');
  });

  it('names a word that stops it', () => {
    const word = /STOPP?|«(?<said>[^»]+)»/.exec(text);
    expect(recognise(word?.groups?.['said'] ?? word?.[0] ?? '', { language }).kind).toBe('withdrawal');
  });

  it('has two answers that fit a button', () => {
    expect(new Set([yes, no]).size).toBe(2);
    for (const title of [yes, no]) expect(title.length).toBeLessThanOrEqual(buttonLengthMax);
  });
});

it.each([
  ['ar', 'ar'],
  ['ar_EG', 'ar'],
  ['AR-sa', 'ar'],
  ['de', 'de'],
  ['ja', 'en'],
])('who speaks %s is asked in %s', (language, spoken) => {
  expect(questionLanguage(language)).toBe(spoken);
  expect(questionText(language, about).language).toBe(spoken);
});

it('is Arabic throughout in Arabic', () => {
  const { text } = questionText('ar', { business: 'مخبز الفجر', title: 'عروض', description: '' });
  expect(text).toBe(
    'هل توافق على أن تراسلك مخبز الفجر عبر واتساب: عروض؟\nيمكنك إيقاف ذلك في أي وقت: أرسل كلمة «إيقاف».',
  );
});
