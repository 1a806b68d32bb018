// In which language somebody is answered.

import type { Person } from '../../contacts/contacts.ts';

const byCountry: Readonly<Record<string, string>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  FR: 'fr',
  BE: 'fr',
  ES: 'es',
  MX: 'es',
  AR: 'es',
  CO: 'es',
  CL: 'es',
  PE: 'es',
  IT: 'it',
  PT: 'pt',
  BR: 'pt',
  NL: 'nl',
};

type Speakers = {
  readonly person: { readonly facts: Pick<Person['facts'], 'language' | 'countries'> } | undefined;
  readonly business: { readonly language: string | null };
};

/** The person's own language, else the one they were just heard to write, else their country's, else the business's. */
export function languageOf({ person, business }: Speakers, heard: string | null): string {
  const told = person?.facts.language?.slice(0, 2);
  return told ?? heard ?? byCountry[person?.facts.countries[0] ?? ''] ?? business.language ?? 'en';
}
