// What people write in Greek to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const el: LanguageWords = {
  language: 'el',
  countries: ['GR', 'CY'],
  stop: ['στοπ', 'διακοπη', 'διαγραφη', 'απεγγραφη', 'σταματηστε', 'τελος', 'ακυρωση', 'stop', 'diagrafi', 'diakopi'],
  resume: ['εναρξη', 'εγγραφη', 'συνεχεια'],
  help: ['βοηθεια', 'πληροφοριες'],
  access: ['απορρητο', 'τα δεδομενα μου', 'δεδομενα'],
  erasure: ['διαγραψτε τα δεδομενα μου'],
  doubleMeaning: ['διαγραφη', 'τελος', 'ακυρωση'],
  polite: ['παρακαλω', 'ευχαριστω', 'τωρα', 'parakalo'],
};
