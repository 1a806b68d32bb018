// What people write in Norwegian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const no: LanguageWords = {
  language: 'no',
  countries: ['NO'],
  stop: ['stopp', 'stop', 'avmeld', 'meld av', 'avslutt', 'slutt'],
  resume: ['start', 'meld pa', 'fortsett'],
  help: ['hjelp', 'info'],
  access: ['personvern', 'mine data', 'mine opplysninger'],
  erasure: ['slett mine data', 'slett meg'],
  doubleMeaning: ['avslutt', 'slutt'],
  polite: ['takk', 'vennligst', 'na'],
};
