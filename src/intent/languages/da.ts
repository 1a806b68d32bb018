// What people write in Danish to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const da: LanguageWords = {
  language: 'da',
  countries: ['DK'],
  stop: ['stop', 'afmeld', 'frameld', 'afbryd', 'slet mig', 'nej tak'],
  resume: ['start', 'tilmeld', 'fortsaet'],
  help: ['hjaelp', 'info'],
  access: ['privatliv', 'mine data', 'persondata'],
  erasure: ['slet mine data', 'slet mine oplysninger'],
  doubleMeaning: ['afbryd', 'nej tak'],
  polite: ['tak', 'venligst', 'nu'],
};
