// What people write in Ukrainian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const uk: LanguageWords = {
  language: 'uk',
  countries: ['UA'],
  stop: ['стоп', 'відписатися', 'відписка', 'припиніть', 'досить', 'скасувати'],
  resume: ['старт', 'підписатися', 'відновити'],
  help: ['допомога', 'інфо'],
  access: ['приватність', 'мої дані', 'персональні дані'],
  erasure: ['видаліть мої дані'],
  doubleMeaning: ['скасувати', 'досить'],
  polite: ['будь ласка', 'дякую', 'зараз'],
};
