// What people write in Afrikaans to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const af: LanguageWords = {
  language: 'af',
  countries: ['ZA', 'NA'],
  stop: ['stop', 'staak', 'teken uit', 'kanselleer'],
  resume: ['begin'],
  help: ['hulp'],
  access: ['privaatheid', 'my data'],
  erasure: ['vee my data uit'],
  doubleMeaning: ['kanselleer'],
  localOnly: ['begin'],
  polite: ['asseblief', 'dankie'],
};
