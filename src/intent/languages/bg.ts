// What people write in Bulgarian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const bg: LanguageWords = {
  language: 'bg',
  countries: ['BG'],
  stop: ['стоп', 'отписване', 'отпиши ме', 'отказ', 'спри', 'край', 'stop', 'otpisvane', 'otkaz'],
  resume: ['старт', 'абониране', 'започни'],
  help: ['помощ', 'инфо'],
  access: ['поверителност', 'моите данни', 'лични данни'],
  erasure: ['изтрийте данните ми', 'изтрий данните ми'],
  doubleMeaning: ['отказ', 'край'],
  polite: ['моля', 'благодаря', 'сега', 'molya'],
};
