// What people write in Latvian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const lv: LanguageWords = {
  language: 'lv',
  countries: ['LV'],
  stop: ['stop', 'atteikties', 'atsakos', 'beigt'],
  resume: ['sakt'],
  help: ['palidziba'],
  access: ['privatums', 'mani dati'],
  erasure: ['dzest manus datus'],
  doubleMeaning: ['beigt'],
  polite: ['ludzu', 'paldies'],
};
