// What people write in Hungarian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const hu: LanguageWords = {
  language: 'hu',
  countries: ['HU'],
  stop: ['stop', 'leiratkozas', 'leiratkozom', 'leiratkozik', 'lemondas', 'lemondom', 'vege', 'torles'],
  resume: ['start', 'feliratkozas', 'feliratkozom', 'folytatas'],
  help: ['segitseg', 'info'],
  access: ['adatvedelem', 'adataim', 'adatkezeles'],
  erasure: ['adataim torlese', 'toroljek az adataimat', 'torlest kerek'],
  doubleMeaning: ['lemondas', 'lemondom', 'vege', 'torles'],
  localOnly: ['vege', 'torles'],
  polite: ['kérem', 'köszönöm', 'legyen szíves', 'most'],
  stopPhrases: ['ne írjanak többet', 'nem kérek több reklámot', 'visszavonom a hozzájárulásomat'],
};
