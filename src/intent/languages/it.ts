// What people write in Italian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const it: LanguageWords = {
  language: 'it',
  countries: ['IT', 'CH', 'SM', 'VA'],
  stop: [
    'stop',
    'basta',
    'disiscriviti',
    'disiscrivimi',
    'cancellami',
    'disattiva',
    'annulla iscrizione',
    'annulla',
    'fine',
    'esci',
  ],
  stopAll: ['stop tutto', 'basta tutto'],
  resume: ['iscrivimi', 'riprendi', 'inizia'],
  help: ['aiuto', 'info'],
  access: ['privacy', 'i miei dati', 'dati'],
  erasure: ['cancella i miei dati', 'elimina i miei dati'],
  doubleMeaning: ['annulla', 'fine', 'esci'],
  localOnly: ['fine', 'esci'],
  polite: ['per favore', 'grazie', 'adesso', 'subito', 'ciao'],
  stopPhrases: [
    'non scrivetemi più',
    'non voglio più ricevere pubblicità',
    'toglietemi dalla lista',
    'lasciatemi in pace',
    'revoco il consenso',
  ],
};
