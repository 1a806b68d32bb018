// A message that asks for consent is advertising itself (CASL s. 1(3), and the courts and authorities of the Union), so
// it needs a ground as well. The one that is always there: the person wrote, and this is an answer.

import { every, type Rule, type RuleEntry, reason } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'asking',
  title: 'Consent is asked for only in an answer',
  sources: [sources.ePrivacy, sources.casl, sources.popia],
};

const said = reason(
  entry,
  'DENY_NO_CONSENT',
  'A message that asks for consent counts as advertising, so it goes only as a free answer while the window is open. Let the person write first: by a link, a code to scan or a page where they opt in.',
);

export const askingRule: Rule = {
  ...entry,
  parameters: ['windowHours'],
  since: '2026.11.2',
  applies: every,
  judge: ({ facts: { message }, windowOpen }) => {
    if (!message.asksConsent) return null;
    return windowOpen && message.kind === 'free_form' ? null : said;
  },
};
