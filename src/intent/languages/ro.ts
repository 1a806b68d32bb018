// What people write in Romanian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const ro: LanguageWords = {
  language: 'ro',
  countries: ['RO', 'MD'],
  stop: ['stop', 'dezabonare', 'dezabonez', 'dezaboneaza-ma', 'opreste', 'opriti', 'renunt', 'anulare'],
  resume: ['start', 'abonare', 'reia'],
  help: ['ajutor', 'info'],
  access: ['confidentialitate', 'datele mele', 'date', 'gdpr'],
  erasure: ['sterge datele mele', 'stergeti datele mele'],
  doubleMeaning: ['anulare', 'opreste'],
  localOnly: ['date'],
  polite: ['va rog', 'te rog', 'multumesc', 'acum'],
};
