// What people write in Turkish to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const tr: LanguageWords = {
  language: 'tr',
  countries: ['TR', 'CY'],
  stop: [
    'stop',
    'dur',
    'durdur',
    'ret',
    'red',
    'iptal',
    'abonelikten cik',
    'uyelikten cik',
    'istemiyorum',
    'mesaj atmayin',
  ],
  resume: ['basla', 'onay', 'abone ol', 'devam'],
  help: ['yardim', 'bilgi'],
  access: ['gizlilik', 'verilerim', 'kvkk'],
  erasure: ['verilerimi sil', 'verilerimi silin'],
  doubleMeaning: ['iptal', 'dur', 'istemiyorum'],
  localOnly: ['ret', 'red', 'dur', 'onay'],
  polite: ['lutfen', 'tesekkurler', 'simdi'],
  stopPhrases: ['bana bir daha mesaj atmayın', 'reklam istemiyorum', 'rızamı geri çekiyorum'],
};
