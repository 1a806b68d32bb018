// What people write in Filipino to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const tl: LanguageWords = {
  language: 'tl',
  countries: ['PH'],
  stop: ['stop', 'tigil', 'itigil', 'hinto', 'ayaw ko na'],
  resume: ['simula'],
  help: ['tulong'],
  access: ['privacy', 'datos ko'],
  erasure: ['burahin ang data ko'],
  polite: ['pakiusap', 'po', 'salamat'],
};
