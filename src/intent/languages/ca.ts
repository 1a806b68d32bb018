// What people write in Catalan to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const ca: LanguageWords = {
  language: 'ca',
  countries: ['ES', 'AD'],
  stop: ['baixa', 'atura', 'prou', 'cancel·lar subscripcio'],
  resume: ['alta', 'comencar'],
  help: ['ajuda'],
  access: ['privacitat', 'les meves dades'],
  erasure: ['esborra les meves dades'],
  doubleMeaning: ['prou'],
  localOnly: ['alta'],
  polite: ['si us plau', 'sisplau', 'gracies', 'ja'],
};
