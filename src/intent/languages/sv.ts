// What people write in Swedish to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const sv: LanguageWords = {
  language: 'sv',
  countries: ['SE', 'FI'],
  stop: ['stopp', 'stop', 'avsluta', 'avregistrera', 'avanmal', 'avprenumerera', 'sluta'],
  resume: ['start', 'starta', 'anmal', 'fortsatt'],
  help: ['hjalp', 'info'],
  access: ['integritet', 'mina uppgifter', 'personuppgifter'],
  erasure: ['radera mina uppgifter', 'ta bort mina uppgifter'],
  doubleMeaning: ['avsluta', 'sluta'],
  polite: ['tack', 'snalla', 'nu', 'hej'],
};
