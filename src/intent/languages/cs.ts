// What people write in Czech to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const cs: LanguageWords = {
  language: 'cs',
  countries: ['CZ'],
  stop: ['stop', 'odhlasit', 'odhlasit odber', 'zrusit', 'konec', 'nechci', 'ukoncit'],
  resume: ['start', 'prihlasit', 'obnovit'],
  help: ['pomoc', 'info'],
  access: ['soukromi', 'moje udaje', 'osobni udaje', 'gdpr'],
  erasure: ['smazat moje udaje', 'vymazat moje udaje'],
  doubleMeaning: ['zrusit', 'konec', 'ukoncit', 'nechci'],
  polite: ['prosim', 'dekuji', 'diky', 'hned'],
  stopPhrases: ['už mi nepište', 'nechci žádnou reklamu', 'odvolávám souhlas', 'dejte mi pokoj'],
};
