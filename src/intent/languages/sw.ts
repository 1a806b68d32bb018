// What people write in Swahili to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const sw: LanguageWords = {
  language: 'sw',
  countries: ['KE', 'TZ', 'UG'],
  stop: ['acha', 'simamisha', 'ondoa', 'jiondoe', 'stop'],
  resume: ['anza'],
  help: ['msaada'],
  access: ['faragha', 'data yangu'],
  erasure: ['futa data yangu'],
  doubleMeaning: ['ondoa'],
  localOnly: ['acha', 'anza'],
  polite: ['tafadhali', 'asante'],
};
