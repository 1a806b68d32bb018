// What people write in Slovenian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const sl: LanguageWords = {
  language: 'sl',
  countries: ['SI'],
  stop: ['stop', 'odjava', 'odjavi me', 'prenehaj'],
  resume: ['prijava', 'nadaljuj'],
  help: ['pomoc'],
  access: ['zasebnost', 'moji podatki'],
  erasure: ['izbrisi moje podatke'],
  doubleMeaning: ['prenehaj'],
  polite: ['prosim', 'hvala'],
};
