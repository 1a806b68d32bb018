// Who did not give the address themselves learns with the first message, at the latest, who has it and from where.

import type { ContactSource } from '../facts.ts';
import { type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'notice-given',
  title: 'Who did not give the address themselves is told with the first message',
  sources: [sources.gdprNotice],
};

const said = reason(
  entry,
  'DENY_NOTICE_NOT_GIVEN',
  'The address did not come from the person, they were not told who has it and why, and this first message does not tell them. Put the notice, or a link to it, into the message, or record that it was given.',
);

export const noticeGivenRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  applies: started,
  judge: ({ facts: { person, message } }) => {
    if (person.source === undefined || person.contactedBefore || !isElsewhere(person.source)) return null;
    return person.noticeGiven === true || message.carriesNotice === true ? null : said;
  },
};

/** Bought, rented and scraped addresses have a rule of their own. */
function isElsewhere(source: ContactSource): boolean {
  return source === 'import' || source === 'public_register' || source === 'staff';
}
