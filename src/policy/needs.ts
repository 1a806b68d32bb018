// What a message may ask of a consent besides its purpose, its channel and its proof. Here once, for the rules that speak
// of it and for the choice between several consents: one that lacks it must not hide another that has it.

import { isMarketingClass } from './class-of.ts';
import type { ConsentFact, ContactSource, Facts, MessageClass } from './facts.ts';
import type { Law } from './law.ts';
import { registriesAllow } from './registries.ts';

/** A message under its law, with its class. */
export type Asking = { readonly facts: Facts; readonly law: Law; readonly messageClass: MessageClass };

/** Whether the consent meets all that is asked of it besides. */
export function meetsNeeds({ facts, law, messageClass }: Asking, consent: ConsentFact): boolean {
  const { message, person } = facts;
  if (message.noticeVersionMin !== undefined && !sawNotice(consent, message.noticeVersionMin)) return false;
  if (isForbiddenSource(person.source) && !provesAddress(consent)) return false;
  if (!isMarketingClass(messageClass)) return true;
  return (!message.specialCategory || isExplicit(consent)) && registriesAllow(law.registries, facts, consent);
}

/** Express, and in two stages (EDPB Guidelines 05/2020, ¶ 98): a declaration, confirmed from the address itself. */
export function isExplicit(consent: ConsentFact): boolean {
  return consent.explicit === true && provesAddress(consent);
}

/** Whether the person saw this version of the notice or a later one; a consent that does not tell did not. */
export function sawNotice(consent: ConsentFact, versionMin: number): boolean {
  return consent.noticeVersion !== undefined && consent.noticeVersion >= versionMin;
}

/** Whether the person proved the address by an act of their own from it. Grades are ordered by their names. */
export function provesAddress(consent: ConsentFact): boolean {
  return consent.grade >= 'E3';
}

/** Whether an address came in a way on which nothing can be started. */
export function isForbiddenSource(source: ContactSource | undefined): boolean {
  return source === 'purchased' || source === 'rented' || source === 'scraped';
}
