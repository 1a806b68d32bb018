// What people write in Estonian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const et: LanguageWords = {
  language: 'et',
  countries: ['EE'],
  stop: ['stopp', 'stop', 'loobun', 'loobu', 'lopeta'],
  resume: ['alusta'],
  help: ['abi'],
  access: ['privaatsus', 'minu andmed'],
  erasure: ['kustuta minu andmed'],
  doubleMeaning: ['lopeta'],
  localOnly: ['abi'],
  polite: ['palun', 'aitah'],
};
