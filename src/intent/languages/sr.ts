// What people write in Serbian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const sr: LanguageWords = {
  language: 'sr',
  countries: ['RS', 'BA', 'ME'],
  stop: ['stop', 'стоп', 'odjava', 'одјава', 'prekini', 'прекини'],
  resume: ['start', 'prijava', 'пријава'],
  help: ['pomoc', 'помоћ'],
  access: ['privatnost', 'приватност', 'moji podaci', 'моји подаци'],
  erasure: ['obrisi moje podatke', 'обриши моје податке'],
  doubleMeaning: ['prekini', 'прекини'],
  polite: ['molim', 'hvala', 'молим', 'хвала'],
};
