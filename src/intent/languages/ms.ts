// What people write in Malay to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const ms: LanguageWords = {
  language: 'ms',
  countries: ['MY', 'BN', 'SG'],
  stop: ['stop', 'berhenti', 'henti', 'batal'],
  resume: ['mula', 'sambung'],
  help: ['bantuan'],
  access: ['privasi', 'data saya'],
  erasure: ['padam data saya'],
  doubleMeaning: ['batal'],
  polite: ['tolong', 'sila', 'terima kasih', 'sekarang'],
};
