// What people write in Slovak to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const sk: LanguageWords = {
  language: 'sk',
  countries: ['SK'],
  stop: ['stop', 'odhlasit', 'odhlasit odber', 'zrusit', 'koniec', 'nechcem', 'ukoncit'],
  resume: ['start', 'prihlasit', 'obnovit'],
  help: ['pomoc', 'info'],
  access: ['sukromie', 'moje udaje', 'osobne udaje', 'gdpr'],
  erasure: ['vymazat moje udaje', 'zmazat moje udaje'],
  doubleMeaning: ['zrusit', 'koniec', 'ukoncit', 'nechcem'],
  polite: ['prosim', 'dakujem', 'hned'],
};
