// What people write in Croatian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const hr: LanguageWords = {
  language: 'hr',
  countries: ['HR', 'BA'],
  stop: ['stop', 'odjava', 'odjavi me', 'prekini', 'dosta'],
  resume: ['prijava', 'nastavi'],
  help: ['pomoc'],
  access: ['privatnost', 'moji podaci'],
  erasure: ['obrisi moje podatke'],
  doubleMeaning: ['prekini'],
  polite: ['molim', 'hvala'],
};
