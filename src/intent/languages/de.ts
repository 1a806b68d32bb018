// What people write in German to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const de: LanguageWords = {
  language: 'de',
  countries: ['DE', 'AT', 'CH', 'LI', 'LU', 'BE'],
  stop: [
    'stopp',
    'stop',
    'abmelden',
    'abbestellen',
    'austragen',
    'kuendigen',
    'widerruf',
    'widerrufen',
    'widerspruch',
    'keine werbung',
    'beenden',
    'abbrechen',
    'ende',
  ],
  stopAll: ['alles stoppen', 'stopp alles'],
  resume: ['start', 'anmelden', 'fortsetzen'],
  help: ['hilfe', 'info'],
  access: ['datenschutz', 'meine daten', 'auskunft', 'dsgvo'],
  erasure: ['loeschen', 'daten loeschen', 'meine daten loeschen'],
  doubleMeaning: ['kuendigen', 'beenden', 'abbrechen', 'ende', 'widerruf'],
  polite: ['bitte', 'danke', 'jetzt', 'sofort', 'hallo'],
  stopPhrases: [
    'bitte schreiben sie mir nicht mehr',
    'ich möchte keine werbung mehr',
    'nehmt mich aus dem verteiler',
    'lasst mich in ruhe',
    'ich widerrufe meine einwilligung',
    'woher haben sie meine nummer?',
    'hört auf mir zu schreiben',
  ],
};
