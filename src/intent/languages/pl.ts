// What people write in Polish to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const pl: LanguageWords = {
  language: 'pl',
  countries: ['PL'],
  stop: ['stop', 'wypisz', 'wypisz mnie', 'rezygnuje', 'rezygnacja', 'koniec', 'anuluj', 'nie chce', 'usun mnie'],
  stopAll: ['stop wszystko'],
  resume: ['start', 'zapisz', 'wznow'],
  help: ['pomoc', 'info'],
  access: ['prywatnosc', 'moje dane', 'dane', 'rodo'],
  erasure: ['usun moje dane', 'usunac moje dane'],
  doubleMeaning: ['koniec', 'anuluj', 'nie chce'],
  polite: ['prosze', 'dziekuje', 'teraz'],
  stopPhrases: ['proszę nie pisać do mnie więcej', 'nie chcę reklam', 'wycofuję zgodę', 'dajcie mi spokój'],
};
