// What people write in Finnish to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const fi: LanguageWords = {
  language: 'fi',
  countries: ['FI'],
  stop: ['stop', 'seis', 'lopeta', 'peru tilaus', 'peruuta tilaus', 'peru', 'ei enaa', 'poista'],
  resume: ['aloita', 'tilaa', 'jatka'],
  help: ['apua', 'ohje', 'info'],
  access: ['tietosuoja', 'omat tiedot', 'tietoni'],
  erasure: ['poista tietoni', 'poistakaa tietoni'],
  doubleMeaning: ['peru', 'poista'],
  localOnly: ['peru'],
  polite: ['kiitos', 'nyt'],
};
