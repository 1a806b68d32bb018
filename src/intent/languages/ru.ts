// What people write in Russian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const ru: LanguageWords = {
  language: 'ru',
  countries: ['RU', 'BY', 'KZ', 'KG', 'UA'],
  stop: ['стоп', 'отписаться', 'отписка', 'отпишите меня', 'хватит', 'прекратите', 'отказ', 'отмена'],
  resume: ['старт', 'подписаться', 'возобновить'],
  help: ['помощь', 'инфо'],
  access: ['конфиденциальность', 'мои данные', 'персональные данные'],
  erasure: ['удалите мои данные', 'удалить мои данные'],
  doubleMeaning: ['отмена', 'отказ', 'хватит'],
  polite: ['пожалуйста', 'спасибо', 'сейчас'],
};
