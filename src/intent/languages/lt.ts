// What people write in Lithuanian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const lt: LanguageWords = {
  language: 'lt',
  countries: ['LT'],
  stop: ['stop', 'atsisakyti', 'atsisakau', 'stabdyti'],
  resume: ['pradeti'],
  help: ['pagalba'],
  access: ['privatumas', 'mano duomenys'],
  erasure: ['istrinti mano duomenis'],
  polite: ['prasau', 'aciu'],
};
