// Whoever is answered reads it in the language that is nearest to them.

import { expect, it } from 'vitest';
import { languageOf } from './language-of.ts';

const person = (language: string | null, countries: string[]) => ({ facts: { language, countries } });

it.each([
  ['their own', person('fr', ['DE']), 'it', 'nl', 'fr'],
  ['the one just heard', person(null, ['DE']), 'it', 'nl', 'it'],
  ['that of their country', person(null, ['DE']), null, 'nl', 'de'],
  ['that of the business', person(null, ['PL']), null, 'nl', 'nl'],
  ['that of the business for whoever is not known', undefined, null, 'nl', 'nl'],
  ['English where nothing is set', person(null, []), null, null, 'en'],
])('is %s', (_, who, heard, language, expected) => {
  expect(languageOf({ person: who, business: { language } }, heard)).toBe(expected);
});
