// Who said no is left in peace for a while, and who did not answer is not asked again and again.

import { hasPassed } from '../calendar.ts';
import type { PersonFacts } from '../facts.ts';
import type { Law } from '../law.ts';
import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'cooling-off',
  title: 'After a no, and after a question, nobody asks again soon',
  sources: [sources.gdprObjection, sources.popia, sources.edpbConsent],
};

const saidNo = reason(
  entry,
  'DENY_COOLING_OFF',
  'The person said no not long ago, so they are not asked for consent now. They may still opt in by themselves.',
);
const wasAsked = reason(
  entry,
  'DENY_COOLING_OFF',
  'The person was asked for consent as often as the law allows for now. They may still opt in by themselves.',
);

export const coolingOffRule: Rule = {
  ...entry,
  parameters: ['askAgainAfterMonths', 'asksMax'],
  since: '2026.11.2',
  applies: every,
  judge: ({ facts: { person, message, atMs }, law }) => {
    if (!message.asksConsent) return null;
    if (refusedLately(person, message.purpose, law.askAgainAfterMonths, atMs)) return saidNo;
    return law.asksMax !== null && asksOf(person, law, atMs) >= law.asksMax ? wasAsked : null;
  },
};

/** A no to this purpose on any channel, or to everything; to any purpose when the question names none. */
function refusedLately(person: PersonFacts, purpose: string | null, months: number, atMs: number): boolean {
  if (person.objected !== 'none') return true;
  return (
    person.suppressions.some(block => !hasPassed(block.sinceMs, months, atMs)) ||
    person.consents.some(
      consent =>
        (purpose === null || consent.purpose === purpose) &&
        (consent.status === 'withdrawn' || consent.status === 'refused' || consent.status === 'revoked') &&
        !hasPassed(consent.sinceMs, months, atMs),
    )
  );
}

function asksOf(person: PersonFacts, law: Law, atMs: number): number {
  return (person.askedAtMs ?? []).filter(askedAtMs => !hasPassed(askedAtMs, law.askAgainAfterMonths, atMs)).length;
}
